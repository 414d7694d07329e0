import type { Kysely } from 'kysely'
import type { ContestDefinition } from '#src/modules/contest/definition.ts'
import { findStoredEdition } from '#src/modules/contest/find-stored-edition.ts'
import { saveDefinition } from '#src/modules/contest/save-definition.ts'
import { holdImports } from '#src/modules/question-bank/hold-imports.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { withWrittenFiles } from './rules/edit-edition.ts'

/**
 * Changes what a contest's definition says of anything but its rounds, parts and units as such, and
 * its contest.yaml with it, inside the caller's transaction, which has judged that it may. Holds
 * imports back until the transaction ends; tells every process. Throws where there is no contest.
 */
export const changeDefinition = async (
  transaction: Kysely<Tables>,
  slug: string,
  change: (before: ContestDefinition) => ContestDefinition,
  now: Date,
): Promise<void> => {
  await holdImports(transaction)
  const edition = await findStoredEdition(transaction, slug)
  if (edition === null) throw new Error(`contest ${slug} is gone`)
  const { definition, files } = withWrittenFiles(edition, change(edition.definition))
  // An edition that was never a folder does not become half of one.
  await saveDefinition(transaction, definition, edition.files.length === 0 ? [] : files, now)
}
