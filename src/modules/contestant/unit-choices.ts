import { inTreeOrder } from '#src/modules/contest/rules/sub-unit-tree.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Context } from '#src/platform/context.ts'
import type { UnitChoice } from './schema.ts'
import { readAllUnits } from './store.ts'

/** A unit of a contest with its place in the tree, and the one that competes for it. */
export type PlacedUnit = UnitChoice & { readonly id: number; readonly rootId: number }

/** All units of a contest as a tree is read, each followed by those below it. */
export const placedUnits = async (
  context: Pick<Context, 'db'>,
  contest: Pick<Contest, 'id' | 'units'>,
): Promise<readonly PlacedUnit[]> => {
  const rows = await readAllUnits(context.db.query, contest.id)
  const below = rows.flatMap(({ parentId, ...row }) =>
    parentId === null ? [] : [{ ...row, parentId, staffCount: null, staffCountedOn: null }],
  )
  return contest.units.flatMap(({ id, code, name, unitGroup }) => [
    { id, rootId: id, code, name, unitGroup, depth: 0 },
    ...inTreeOrder(below, id).map((sub) => ({
      id: sub.id,
      rootId: id,
      code: sub.code,
      name: sub.name,
      unitGroup: sub.unitGroup,
      depth: sub.depth + 1,
    })),
  ])
}

/** The units as they are chosen from. */
export const choicesOf = (units: readonly PlacedUnit[]): UnitChoice[] =>
  units.map(({ code, name, unitGroup, depth }) => ({ code, name, unitGroup, depth }))

/** A unit with all that stand below it; none where there is no such unit. */
export const unitWithBelow = (
  units: readonly PlacedUnit[],
  code: string,
): readonly PlacedUnit[] => {
  const index = units.findIndex((unit) => unit.code === code)
  const unit = units[index]
  if (unit === undefined) return []
  const after = units.slice(index + 1)
  const end = after.findIndex(({ depth }) => depth <= unit.depth)
  return [unit, ...(end < 0 ? after : after.slice(0, end))]
}
