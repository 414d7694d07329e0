import type { Kysely } from 'kysely'
import { notify } from '#src/platform/db/notify.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import type { ContestDefinition, StoredFile } from './definition.ts'
import { writeContest, writeFiles } from './store.ts'

/**
 * Writes a definition that keeps its rounds, parts and units, and the files that say the same,
 * inside the caller's transaction, which has judged before that it may be; tells every process.
 */
export const saveDefinition = async (
  transaction: Kysely<Tables>,
  definition: ContestDefinition,
  files: readonly StoredFile[],
  now: Date,
): Promise<void> => {
  const id = await writeContest(transaction, definition, now)
  await writeFiles(transaction, id, files)
  await notify(transaction, 'contest', id)
}
