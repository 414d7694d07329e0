import { bankRefusals } from '#src/modules/question-bank/refusals.ts'
import type { QuestionPage, WriteQuestion } from '#src/modules/question-bank/schema.ts'
import type { Language } from '#src/shared/language.ts'
import { inLanguage } from '#src/shared/language.ts'
import { type QuestionProblem, questionProblems } from '#src/shared/question-form.ts'
import { fill } from '#web/quiz/fill.ts'

type Version = QuestionPage['versions'][number]
type Option = Version['options'][number]

/** Stands for "a new topic" in the list of topics. */
export const NEW_TOPIC = '+'

/** A question as it stands in the form. */
export type QuestionDraft = {
  readonly topic: string
  readonly newTopic: string
  readonly difficulty: Version['difficulty']
  readonly stem: string
  readonly options: readonly Option[]
  readonly keepOrder: boolean
  readonly explanation: string
  readonly source: string
}

const emptyOption: Option = { text: '', pinned: false, correct: false }

/** The form of a version; an empty one with four options where there is none. */
export const draftOf = (version: Version | undefined, topic: string): QuestionDraft => ({
  topic: version?.topic ?? topic,
  newTopic: '',
  difficulty: version?.difficulty ?? 'medium',
  stem: version?.stem ?? '',
  options: version?.options ?? [emptyOption, emptyOption, emptyOption, emptyOption],
  keepOrder: version?.keepOrder ?? false,
  explanation: version?.explanation ?? '',
  source: version?.source ?? '',
})

/** What is sent to be written. Options left empty at the end of the form are not. */
export const typedOf = (draft: QuestionDraft, replaces: string | null): WriteQuestion => {
  const isNew = draft.topic === NEW_TOPIC
  return {
    topic: isNew ? draft.newTopic.trim() : draft.topic,
    newTopic: isNew,
    difficulty: draft.difficulty,
    stem: draft.stem,
    options: writtenOptions(draft.options).map((option) => ({ ...option })),
    keepOrder: draft.keepOrder,
    explanation: draft.explanation.trim() === '' ? null : draft.explanation,
    source: draft.source.trim() === '' ? null : draft.source,
    replaces,
  }
}

/** The options without the empty ones at the end; two at least. */
export const writtenOptions = (options: readonly Option[]): readonly Option[] => {
  const last = options.findLastIndex(({ text, correct }) => text.trim() !== '' || correct)
  return options.slice(0, Math.max(2, last + 1))
}

/** What is wrong with the question as it stands in the form. */
export const problemsOf = ({
  stem,
  options,
  keepOrder,
}: QuestionDraft): readonly QuestionProblem[] =>
  questionProblems({
    stem: stem.trim(),
    options: writtenOptions(options).map((option) => ({ ...option, text: option.text.trim() })),
    keepOrder,
  })

/** The letter that an option is called by; 1 is A. */
export const letterOf = (option: number): string => String.fromCharCode(64 + option)

/** A problem in a sentence: the same that the API would give. */
export const problemSentence = (problem: QuestionProblem, language: Language): string =>
  fill(inLanguage(bankRefusals[problem.code], language === 'km' ? 'vi' : language), {
    letter: 'option' in problem ? letterOf(problem.option) : '',
  })
