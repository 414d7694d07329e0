import type { BankDifference } from '#src/modules/question-bank/compare-bank.ts'
import { changesQuestions, isSameBank } from '#src/modules/question-bank/compare-bank.ts'
import type { FieldChange } from '#src/modules/question-bank/rules/field-changes.ts'
import type { PackDifference } from './plan-pack.ts'

const shown = (value: unknown): string => (value === null ? '–' : JSON.stringify(value))

const changeLine = (prefix: string, { path, from, to }: FieldChange): string =>
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

/** What an import would change, line by line, for a terminal. */
export const tellDifference = (difference: PackDifference): readonly string[] => [
  ...(difference.created
    ? [`${difference.slug} (new): ${difference.files.length} files`]
    : [
        ...(difference.fields.length + difference.units.length + difference.files.length > 0
          ? [difference.slug]
          : []),
        ...difference.fields.map((change) => changeLine('', change)),
        ...difference.units.map((change) => changeLine('units.', change)),
        ...difference.files.map((path) => `  file ${path}`),
      ]),
  ...difference.banks.flatMap(tellBankDifference),
]
