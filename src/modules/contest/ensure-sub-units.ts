import type { Kysely } from 'kysely'
import { enterUnits } from '#src/modules/unit/enter-units.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { foldForSearch, tidy } from '#src/shared/text.ts'
import { inTreeOrder } from './rules/sub-unit-tree.ts'
import { insertSubUnits, lockUnitsOf, readSubUnits } from './sub-unit-store.ts'

/**
 * Finds sub-units of a unit in a contest by their names, whatever their tone marks and capitals, at
 * any depth (the one nearest to the unit first), and makes those that are missing, directly below
 * it, in the tree of units too. In the caller's transaction, which has judged that the unit is of
 * the contest. Gives ids by the folded name.
 */
export const ensureSubUnits = async (
  transaction: Kysely<Tables>,
  request: {
    readonly contestId: number
    readonly unitId: number
    readonly names: readonly string[]
    readonly now: Date
  },
): Promise<ReadonlyMap<string, number>> => {
  const { contestId, unitId, now } = request
  const names = new Map<string, string>()
  for (const name of request.names.map(tidy))
    if (name !== '' && !names.has(foldForSearch(name))) names.set(foldForSearch(name), name)
  await lockUnitsOf(transaction, contestId)
  const held = inTreeOrder(await readSubUnits(transaction, contestId, unitId), unitId)
  const ids = new Map<string, number>()
  for (const { id, name } of held.toSorted((one, other) => other.depth - one.depth))
    ids.set(foldForSearch(name), id)
  const missing = [...names].filter(([key]) => !ids.has(key))
  if (missing.length > 0) {
    const wanted = missing.map(([, name]) => ({ name, unitGroup: null }))
    const entered = (await enterUnits(transaction, unitId, wanted, now)) ?? []
    await insertSubUnits(transaction, contestId, unitId, entered)
    for (const { id, name } of entered) ids.set(foldForSearch(name), id)
  }
  return new Map(
    [...names.keys()].flatMap((key) => {
      const id = ids.get(key)
      return id === undefined ? [] : [[key, id] as const]
    }),
  )
}
