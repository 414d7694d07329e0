import { changeLine, tellBankDifference } from '#src/modules/question-bank/tell-bank-difference.ts'
import type { PackDifference } from './plan-pack.ts'

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
