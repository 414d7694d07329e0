import { ok, refuse, type Result } from '#src/shared/result.ts'
import type { Forest, Unit, UnitChange } from '../unit.ts'
import type { ChangeRefusal } from './draft.ts'
import { refusalOfFaults } from './plan-change.ts'
import { nameOn, plainDay } from './time.ts'

/** Why a change cannot be taken back. */
export type UndoRefusal = ChangeRefusal | 'unit_change_not_last' | 'unit_in_use'

/** A change taken back in thought. */
export type UndoPlan = {
  readonly after: Forest
  readonly changed: readonly Unit[]
  /** ids of units that the change had made */
  readonly deleted: readonly number[]
}

const touched = ({ effects, links }: UnitChange): ReadonlySet<number> =>
  new Set([
    ...effects.created,
    ...effects.ended,
    ...effects.renamed,
    ...effects.moved,
    ...links.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
  ])

const isAfter = (one: UnitChange, other: UnitChange): boolean =>
  one.effectiveOn > other.effectiveOn ||
  (one.effectiveOn === other.effectiveOn && one.id > other.id)

/**
 * Takes a change back, as long as no later one touches the same units and none of those it made is
 * in use (`used`: ids that contests, roles or other units need).
 */
export const undoChange = (
  forest: Forest,
  change: UnitChange,
  all: readonly UnitChange[],
  used: ReadonlySet<number>,
): Result<UndoPlan, UndoRefusal> => {
  const mine = touched(change)
  const later = all.find((other) => isAfter(other, change) && !touched(other).isDisjointFrom(mine))
  if (later !== undefined) {
    const { fromName: unit = '' } = later.links[0] ?? {}
    return refuse('unit_change_not_last', { unit, day: plainDay(later.effectiveOn) })
  }
  const { created, ended, renamed, moved } = change.effects
  const after = new Map(forest)
  const day = change.effectiveOn
  for (const id of mine) {
    const unit = after.get(id)
    if (unit === undefined) continue
    after.set(id, {
      ...unit,
      validTo: ended.includes(id) ? null : unit.validTo,
      names: renamed.includes(id) ? unit.names.filter(({ from }) => from !== day) : unit.names,
      places: moved.includes(id) ? unit.places.filter(({ from }) => from !== day) : unit.places,
    })
  }
  for (const id of created) {
    const unit = forest.get(id)
    if (unit !== undefined && used.has(id))
      return refuse('unit_in_use', { unit: nameOn(unit, day) })
    after.delete(id)
  }
  const refused = refusalOfFaults(after, day)
  if (refused !== null) return refused
  const changed = [...after.values()].filter(({ id }) => mine.has(id))
  return ok({ after, changed, deleted: created.filter((id) => forest.has(id)) })
}
