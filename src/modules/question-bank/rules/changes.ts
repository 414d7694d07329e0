import type { QuestionDefinition } from '../bank.ts'
import type { Option } from '../question.ts'

/** What an import would do to the questions of a bank, by code. */
export type QuestionChanges = {
  readonly added: readonly string[]
  /** get a new version; the old one stays for the papers that hold it */
  readonly changed: readonly { readonly code: string; readonly fields: readonly string[] }[]
  readonly retired: readonly string[]
  /** retired before, back as they were or changed */
  readonly restored: readonly string[]
}

/** A question as it stands in the database, in its newest version in use. */
export type StandingQuestion = QuestionDefinition & { readonly retired: boolean }

const sameOptions = (before: readonly Option[], after: readonly Option[]): boolean =>
  before.length === after.length &&
  before.every(
    (option, index) =>
      option.text === after[index]?.text &&
      option.pinned === after[index].pinned &&
      option.correct === after[index].correct,
  )

const plainFields = ['topic', 'difficulty', 'stem', 'keepOrder', 'explanation', 'source'] as const

type Written = Omit<QuestionDefinition, 'code'>

/** The fields that differ between two versions of a question. */
export const changedFields = (before: Written, after: Written): string[] => [
  ...plainFields.filter((field) => before[field] !== after[field]),
  ...(sameOptions(before.options, after.options) ? [] : ['options']),
]

/** Compares the questions of a bank with those of a file, by code. */
export const questionChanges = (
  before: readonly StandingQuestion[],
  after: readonly QuestionDefinition[],
): QuestionChanges => {
  const known = new Map(before.map((question) => [question.code, question]))
  const kept = new Set(after.map((question) => question.code))
  const pairs = after.flatMap((question) => {
    const standing = known.get(question.code)
    return standing === undefined ? [] : [{ standing, question }]
  })
  return {
    added: after.filter(({ code }) => !known.has(code)).map(({ code }) => code),
    changed: pairs
      .map(({ standing, question }) => ({
        code: question.code,
        fields: changedFields(standing, question),
      }))
      .filter(({ fields }) => fields.length > 0),
    retired: before
      .filter(({ code, retired }) => !retired && !kept.has(code))
      .map(({ code }) => code),
    restored: pairs.filter(({ standing }) => standing.retired).map(({ question }) => question.code),
  }
}
