import type { Kysely } from 'kysely'
import { notify } from '#src/platform/db/notify.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import type { UnitDefinition } from './definition.ts'
import { countChange, rewriteFile, writeStaffDates, writeUnits } from './store.ts'

/** A unit of the snapshot, with the day of its staff count. */
export type SnapshotUnit = UnitDefinition & { readonly staffCountedOn: string | null }

/**
 * Makes the units that compete just these, in the caller's transaction, which has judged that they
 * may be; `csv` is the edition's units.csv that says the same. Tells every process.
 */
export const saveUnits = async (
  transaction: Kysely<Tables>,
  contestId: number,
  snapshot: { readonly units: readonly SnapshotUnit[]; readonly csv: Uint8Array },
  now: Date,
): Promise<void> => {
  await writeUnits(transaction, contestId, snapshot.units)
  await writeStaffDates(transaction, contestId, snapshot.units)
  await rewriteFile(transaction, contestId, 'units.csv', snapshot.csv)
  await countChange(transaction, contestId, now)
  await notify(transaction, 'contest', contestId)
}
