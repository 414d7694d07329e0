import type { Day, UnitChange } from '../unit.ts'

/** A unit that took another's place, with the names of that day. */
export type Succession = {
  readonly kind: UnitChange['kind']
  readonly on: Day
  readonly decision: string | null
  readonly from: number
  readonly to: number | null
  readonly fromName: string
  readonly toName: string | null
}

const steps = (changes: readonly UnitChange[]): Succession[] =>
  changes
    .filter(({ kind }) => kind !== 'move')
    .flatMap(({ kind, effectiveOn, decision, links }) =>
      links.map((link) => ({ ...link, kind, on: effectiveOn, decision })),
    )
    .toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)))

/** What became of a unit, step by step: new names, and those that took over, to this day. */
export const successorsOf = (
  changes: readonly UnitChange[],
  unitId: number,
): readonly Succession[] => {
  // In order of time, so that a step counts only once its unit has been reached.
  const reached = new Set([unitId])
  return steps(changes).filter(({ from, to }) => {
    if (!reached.has(from)) return false
    if (to !== null) reached.add(to)
    return true
  })
}

/** What a unit came of, step by step, the oldest first. */
export const predecessorsOf = (
  changes: readonly UnitChange[],
  unitId: number,
): readonly Succession[] => {
  const reached = new Set([unitId])
  return steps(changes)
    .toReversed()
    .filter(({ from, to }) => {
      if (to === null || !reached.has(to)) return false
      reached.add(from)
      return true
    })
    .toReversed()
}
