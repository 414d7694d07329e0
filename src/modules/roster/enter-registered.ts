import type { Kysely } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import { foldForSearch } from '#src/shared/text.ts'
import type { Desk } from './open-desk.ts'
import type { RosterEntry } from './rules/read-roster.ts'
import { writeContestants } from './store.ts'
import { contestantOf } from './write-plan.ts'

/**
 * Puts somebody who registered themselves onto the roster, as not nominated, in the caller's
 * transaction. A sub-unit that the tree does not have stays words.
 */
export const enterRegistered = async (
  transaction: Kysely<Tables>,
  contestId: number,
  personId: number,
  entry: RosterEntry,
  desk: Pick<Desk, 'subUnits'>,
  now: Date,
): Promise<void> => {
  const ids = new Map(desk.subUnits.map(({ id, name }) => [foldForSearch(name), id]))
  const contestant = contestantOf(personId, entry, ids)
  await writeContestants(transaction, contestId, [contestant], { nominated: false, now })
}
