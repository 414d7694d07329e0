import { vietnameseOrder } from '#src/shared/text.ts'

/** A sub-unit as a contest holds it. */
export type SubUnitRow = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly parentId: number
  readonly unitGroup: string
  readonly staffCount: number | null
  /** YYYY-MM-DD */
  readonly staffCountedOn: string | null
  readonly position: number
}

/** A sub-unit with its place in the tree: 0 directly below the unit that competes. */
export type SubUnit = SubUnitRow & { readonly depth: number }

/** The sub-units below a unit as a tree is read: each before its own, sisters by group, then name. */
export const inTreeOrder = <T extends SubUnitRow>(
  rows: readonly T[],
  unitId: number,
): readonly (T & { readonly depth: number })[] => {
  const groups = new Map<string, number>()
  for (const { unitGroup, position } of rows)
    groups.set(unitGroup, Math.min(position, groups.get(unitGroup) ?? position))
  const children = Map.groupBy(
    rows.toSorted(
      (one, other) =>
        (groups.get(one.unitGroup) ?? 0) - (groups.get(other.unitGroup) ?? 0) ||
        vietnameseOrder.compare(one.unitGroup, other.unitGroup) ||
        vietnameseOrder.compare(one.name, other.name),
    ),
    ({ parentId }) => parentId,
  )
  const ordered: (T & { readonly depth: number })[] = []
  const enter = (parentId: number, depth: number): void => {
    for (const row of children.get(parentId) ?? []) {
      ordered.push({ ...row, depth })
      enter(row.id, depth + 1)
    }
  }
  enter(unitId, 0)
  return ordered
}
