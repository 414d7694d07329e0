import type { Kysely } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { BankDefinition } from './bank.ts'
import { type QuestionChanges, questionChanges } from './rules/changes.ts'
import { type FieldChange, fieldChanges } from './rules/field-changes.ts'
import { type BankFile, readBank, readBankFiles, readStandingQuestions } from './store.ts'

/** What an import would change of a bank. */
export type BankDifference = {
  readonly slug: string
  /** null: the bank is new */
  readonly id: number | null
  readonly fields: readonly FieldChange[]
  readonly questions: QuestionChanges
  /** whether the questions would stand in another order */
  readonly reordered: boolean
  /** stored files that would be added, changed or removed, by path */
  readonly files: readonly string[]
}

/** Paths of the files that differ between two sets. */
export const changedFiles = (
  before: readonly BankFile[],
  after: readonly BankFile[],
): readonly string[] => {
  const old = new Map(before.map(({ path, bytes }) => [path, bytes]))
  const kept = new Set(after.map(({ path }) => path))
  return [
    ...after.filter(({ path, bytes }) => {
      const known = old.get(path)
      return known === undefined || Buffer.compare(known, bytes) !== 0
    }),
    ...before.filter(({ path }) => !kept.has(path)),
  ].map(({ path }) => path)
}

/** Compares the bank of a folder or workbook with the one that stands. */
export const compareBank = async (
  executor: Kysely<Tables>,
  bank: BankDefinition,
  files: readonly BankFile[],
): Promise<BankDifference> => {
  const standing = await readBank(executor, bank.slug)
  const questions = standing === undefined ? [] : await readStandingQuestions(executor, standing.id)
  const stored = standing === undefined ? [] : await readBankFiles(executor, standing.id)
  const order = questions.filter(({ retired }) => !retired).map(({ code }) => code)
  const { name, topics } = bank
  return {
    slug: bank.slug,
    id: standing?.id ?? null,
    fields:
      standing === undefined
        ? []
        : fieldChanges({ name: standing.name, topics: standing.topics }, { name, topics }),
    questions: questionChanges(questions, bank.questions),
    reordered:
      standing !== undefined &&
      order.join('\n') !== bank.questions.map(({ code }) => code).join('\n'),
    files: changedFiles(stored, files),
  }
}

/** Whether papers could come out otherwise than before. */
export const changesQuestions = ({ id, fields, questions, reordered }: BankDifference): boolean =>
  id !== null &&
  (reordered ||
    fields.some(({ path }) => path.startsWith('topics')) ||
    [questions.added, questions.changed, questions.retired, questions.restored].some(
      (list) => list.length > 0,
    ))

/** Whether the import would leave everything as it is. */
export const isSameBank = (difference: BankDifference): boolean =>
  difference.id !== null &&
  !changesQuestions(difference) &&
  difference.fields.length === 0 &&
  difference.files.length === 0
