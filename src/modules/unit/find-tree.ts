import type { Kysely } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import { pathTo, treeOn, walk } from './rules/tree.ts'
import { readForest } from './store.ts'
import type { Day } from './unit.ts'

/** A unit of the tree of a day, for those who take it into a snapshot. */
export type TreeUnit = {
  readonly code: string
  readonly name: string
  readonly unitGroup: string | null
  readonly staffCount: number | null
  readonly staffCountedOn: Day | null
  /** the name of the unit above */
  readonly above: string | null
}

/** All units of a day, as the tree is read. */
export const findTree = async (
  executor: Kysely<Tables>,
  day: Day,
): Promise<readonly TreeUnit[]> => {
  const tree = treeOn(await readForest(executor), day)
  return walk(tree).map(({ unit, name }) => ({
    code: unit.code,
    name,
    unitGroup: unit.unitGroup,
    staffCount: unit.staffCount,
    staffCountedOn: unit.staffCountedOn,
    above: pathTo(tree, unit.id).at(-1)?.name ?? null,
  }))
}
