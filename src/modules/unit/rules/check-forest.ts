import type { Day, Forest, Unit } from '../unit.ts'
import { livesOn, parentOn } from './time.ts'

/** What is wrong with a unit's place: below itself, or below a unit that is not there all the time. */
export type ForestFault = {
  readonly unitId: number
  readonly kind: 'cycle' | 'parent_not_there'
  /** whom it is about: the unit above */
  readonly parentId: number
}

const isEarlier = (one: Day | null, other: Day | null): boolean =>
  other !== null && (one === null || one < other)

const laterOf = (one: Day | null, other: Day | null): Day | null =>
  isEarlier(one, other) ? other : one

/** Of two ends, the one that comes first; null is until further notice. */
const soonerOf = (one: Day | null, other: Day | null): Day | null => {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}

const orphanAt = (forest: Forest, unit: Unit): ForestFault[] =>
  unit.places.flatMap(({ from, parentId }, index) => {
    if (parentId === null) return []
    const start = laterOf(from, unit.validFrom)
    const end = soonerOf(unit.places[index + 1]?.from ?? null, unit.validTo)
    if (start !== null && end !== null && start >= end) return []
    const parent = forest.get(parentId)
    const begins = parent !== undefined && !isEarlier(start, parent.validFrom)
    const stays = parent !== undefined && soonerOf(end, parent.validTo) === end
    return begins && stays ? [] : [{ unitId: unit.id, kind: 'parent_not_there', parentId }]
  })

const cyclesOn = (forest: Forest, day: Day): ForestFault[] => {
  const sound = new Set<number>()
  const faults: ForestFault[] = []
  for (const unit of forest.values()) {
    const path = new Set<number>()
    let at: Unit | undefined = unit
    while (at !== undefined && livesOn(at, day) && !sound.has(at.id) && !path.has(at.id)) {
      path.add(at.id)
      const above = parentOn(at, day)
      at = above === null ? undefined : forest.get(above)
    }
    if (at !== undefined && path.has(at.id))
      faults.push({ unitId: at.id, kind: 'cycle', parentId: parentOn(at, day) ?? at.id })
    for (const id of path) sound.add(id)
  }
  return faults
}

/** Before any day that people write. */
const longAgo: Day = '0001-01-01'

/**
 * What is wrong with the places of all units at any day: no unit stands below itself, and what a
 * unit stands below is there for as long as it does. Each fault once.
 */
export const faultsOf = (forest: Forest): readonly ForestFault[] => {
  const days = new Set([longAgo])
  for (const { places } of forest.values()) for (const { from } of places) days.add(from ?? longAgo)
  const faults = [
    ...[...forest.values()].flatMap((unit) => orphanAt(forest, unit)),
    ...[...days].flatMap((day) => cyclesOn(forest, day)),
  ]
  const seen = new Map(faults.map((fault) => [`${fault.kind} ${fault.unitId}`, fault]))
  return [...seen.values()]
}
