import type { Kysely } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import { deleteUnits, readUsedUnits } from './change-store.ts'
import { lockTree } from './store.ts'

/**
 * Takes units out of the tree that nothing needs any more, in the caller's transaction and in the
 * order given, those below before those above; the others stay.
 */
export const forgetUnits = async (
  transaction: Kysely<Tables>,
  ids: readonly number[],
): Promise<void> => {
  await lockTree(transaction)
  for (const id of ids) {
    const used = await readUsedUnits(transaction, [id], null)
    if (!used.has(id)) await deleteUnits(transaction, [id])
  }
}
