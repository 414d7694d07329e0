import type { QuestionPage } from '#src/modules/question-bank/schema.ts'
import type { BankPhrases } from '#web/phrases/vi/desk/bank.ts'

type Version = QuestionPage['versions'][number]
type Field = keyof BankPhrases['fields']

/** A field of a question before and after, as a person reads it; empty is nothing. */
export type VersionChange = {
  readonly field: Field
  readonly from: readonly string[]
  readonly to: readonly string[]
}

type Words = {
  readonly topicName: (code: string) => string
  readonly levels: BankPhrases['levels']
  readonly right: string
  readonly pinned: string
}

const optionLines = ({ options }: Version, { right, pinned }: Words): readonly string[] =>
  options.map(({ text, correct, pinned: isPinned }, place) => {
    const marks = [...(correct ? [right] : []), ...(isPinned ? [pinned] : [])]
    const letter = String.fromCharCode(65 + place)
    return `${letter}. ${text}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`
  })

const linesOf = (version: Version, field: Field, words: Words): readonly string[] => {
  switch (field) {
    case 'topic':
      return [words.topicName(version.topic)]
    case 'difficulty':
      return [words.levels[version.difficulty]]
    case 'options':
      return optionLines(version, words)
    case 'keepOrder':
      return version.keepOrder ? ['✓'] : []
    case 'stem':
    case 'explanation':
    case 'source':
      return version[field] === null ? [] : [version[field]]
  }
}

const fields = [
  'stem',
  'options',
  'keepOrder',
  'topic',
  'difficulty',
  'explanation',
  'source',
] as const

/** What a version changed of the one before it, field by field. */
export const versionChanges = (
  before: Version,
  after: Version,
  words: Words,
): readonly VersionChange[] =>
  fields.flatMap((field) => {
    const [from, to] = [linesOf(before, field, words), linesOf(after, field, words)]
    return from.join('\n') === to.join('\n') ? [] : [{ field, from, to }]
  })
