import type { SnapshotUnit } from '#src/modules/contest/save-units.ts'
import { missedUnits, type UnitFooting } from '#src/modules/pack/rules/guard.ts'
import type { TreeUnit } from '#src/modules/unit/find-tree.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { foldForSearch } from '#src/shared/text.ts'

/** A unit of the contest with what depends on it: people, quotas, registrations. */
export type HeldUnit = SnapshotUnit & UnitFooting

/** Which units are to compete. */
export type UnitChoice = {
  /** codes of units of the tree */
  readonly join: readonly string[]
  /** all units of these groups */
  readonly joinGroups: readonly string[]
  readonly leave: readonly string[]
  /** those that stay take name, group and staff from the tree */
  readonly refresh: boolean
}

/** What a choice would change. */
export type ChosenUnits = {
  readonly after: readonly SnapshotUnit[]
  readonly joined: readonly SnapshotUnit[]
  readonly left: readonly HeldUnit[]
  readonly changed: readonly {
    readonly code: string
    readonly name: string
    readonly changes: readonly {
      readonly field: 'name' | 'unitGroup' | 'staffCount' | 'staffCountedOn'
      readonly from: string | number | null
      readonly to: string | number | null
    }[]
  }[]
  /** those asked to leave that cannot, since something depends on them */
  readonly stuck: readonly HeldUnit[]
  readonly reordered: boolean
}

export type ChoiceRefusal =
  'unit_not_in_tree' | 'unit_is_sub_unit' | 'unit_names_equal' | 'contest_without_units'

const fields = ['name', 'unitGroup', 'staffCount', 'staffCountedOn'] as const

const snapshotOf = (unit: TreeUnit): SnapshotUnit => ({
  code: unit.code,
  name: unit.name,
  unitGroup: unit.unitGroup ?? unit.above ?? unit.name,
  staffCount: unit.staffCount,
  staffCountedOn: unit.staffCountedOn,
})

const plain = ({
  code,
  name,
  unitGroup,
  staffCount,
  staffCountedOn,
}: SnapshotUnit): SnapshotUnit => ({
  code,
  name,
  unitGroup,
  staffCount,
  staffCountedOn,
})

/** As the tree is read; one that the tree does not have stays behind the one it stood behind. */
const inTreeOrder = (
  units: readonly SnapshotUnit[],
  tree: readonly TreeUnit[],
): readonly SnapshotUnit[] => {
  const places = new Map(tree.map(({ code }, place) => [code, place]))
  let last = -1
  return units
    .map((unit) => {
      last = places.get(unit.code) ?? last
      return { unit, place: last }
    })
    .toSorted((one, other) => one.place - other.place)
    .map(({ unit }) => unit)
}

const differences = (before: SnapshotUnit, after: SnapshotUnit) =>
  fields.flatMap((field) =>
    before[field] === after[field] ? [] : [{ field, from: before[field], to: after[field] }],
  )

const firstTwin = (units: readonly SnapshotUnit[]): string | null => {
  const names = new Set<string>()
  for (const { name } of units) {
    if (names.has(foldForSearch(name))) return name
    names.add(foldForSearch(name))
  }
  return null
}

const joining = (
  choice: UnitChoice,
  tree: readonly TreeUnit[],
  held: ReadonlySet<string>,
  subUnits: ReadonlySet<string>,
): Result<readonly SnapshotUnit[], ChoiceRefusal> => {
  const byCode = new Map(tree.map((unit) => [unit.code, unit]))
  for (const code of choice.join) {
    const unit = byCode.get(code)
    if (unit === undefined) return refuse('unit_not_in_tree', { unit: code })
    if (subUnits.has(code)) return refuse('unit_is_sub_unit', { unit: unit.name })
  }
  const groups = new Set(choice.joinGroups)
  const codes = new Set(choice.join)
  const wanted = tree.filter(
    ({ code, unitGroup }) =>
      !held.has(code) &&
      !subUnits.has(code) &&
      (codes.has(code) || (unitGroup !== null && groups.has(unitGroup))),
  )
  return ok(wanted.map(snapshotOf))
}

/**
 * Thinks through which units of the tree of a day compete: who joins, who leaves, and, where it is
 * refreshed, what changes of those that stay. `subUnits` are codes that the contest has at some
 * depth already.
 */
export const chooseUnits = (
  held: readonly HeldUnit[],
  subUnits: ReadonlySet<string>,
  tree: readonly TreeUnit[],
  choice: UnitChoice,
): Result<ChosenUnits, ChoiceRefusal> => {
  const joined = joining(choice, tree, new Set(held.map(({ code }) => code)), subUnits)
  if (!joined.ok) return joined
  const leaving = new Set(choice.leave)
  const left = held.filter(({ code }) => leaving.has(code))
  const staying = held.filter(({ code }) => !leaving.has(code))
  const byCode = new Map(tree.map((unit) => [unit.code, unit]))
  const kept = staying.map((unit) => {
    const now = byCode.get(unit.code)
    return choice.refresh && now !== undefined ? snapshotOf(now) : plain(unit)
  })
  const after = inTreeOrder([...kept, ...joined.value], tree)
  if (after.length === 0) return refuse('contest_without_units')
  const twin = firstTwin(after)
  if (twin !== null) return refuse('unit_names_equal', { unit: twin })
  const stayed = after.filter(({ code }) => staying.some((unit) => unit.code === code))
  return ok({
    after,
    joined: joined.value,
    left,
    changed: staying.flatMap((unit, index) => {
      const changes = differences(unit, kept[index] ?? unit)
      return changes.length === 0 ? [] : [{ code: unit.code, name: unit.name, changes }]
    }),
    stuck: missedUnits(left, after),
    reordered: choice.refresh && stayed.some(({ code }, place) => staying[place]?.code !== code),
  })
}
