import { type BankDifference, changesQuestions, isSameBank } from './compare-bank.ts'
import type { FieldChange } from './rules/field-changes.ts'

const shown = (value: unknown): string => (value === null ? '–' : JSON.stringify(value))

/** One changed field, `from → to`, for a terminal. */
export const changeLine = (prefix: string, { path, from, to }: FieldChange): string =>
  `  ${prefix}${path}: ${shown(from)} → ${shown(to)}`

/** What an import would change of a bank, line by line, for a terminal. */
export const tellBankDifference = (bank: BankDifference): readonly string[] => {
  if (isSameBank(bank)) return []
  const { added, changed, retired, restored } = bank.questions
  const title = `banks/${bank.slug}${bank.id === null ? ' (new)' : ''}: ${added.length} added, ${changed.length} changed, ${retired.length} retired, ${restored.length} restored`
  if (bank.id === null) return [title]
  return [
    title,
    ...bank.fields.map((change) => changeLine('', change)),
    ...added.map((code) => `  + ${code}`),
    ...changed.map(({ code, fields }) => `  ~ ${code}: ${fields.join(', ')}`),
    ...retired.map((code) => `  - ${code}`),
    ...restored.map((code) => `  + ${code} (was retired)`),
    ...(bank.reordered ? ['  the order of questions'] : []),
    ...(changesQuestions(bank) ? [] : bank.files.map((path) => `  file ${path}`)),
  ]
}
