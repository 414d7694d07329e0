import { vietnameseOrder } from '#src/shared/text.ts'
import { jointRanks, type Ranked } from './joint-ranks.ts'

/** A unit's figures in one part. */
export type UnitFigures = {
  readonly unit: string
  readonly unitGroup: string
  readonly staffCount: number | null
  readonly contestants: number
  readonly attempts: number
  /** mean of the contestants' best numbers of right answers; null with no contestant */
  readonly meanCorrect: number | null
}

/** What units are ordered by first; the other figure decides between equals. */
export type UnitOrder = 'mean' | 'turnout'

/** Contestants as a share of the staff; null where the staff count is unknown or 0. */
export const turnoutOf = (unit: UnitFigures): number | null =>
  unit.staffCount === null || unit.staffCount === 0 ? null : unit.contestants / unit.staffCount

const descending = (a: number | null, b: number | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : b - a

/** Orders and ranks units; equal in both figures and in contestants is a joint rank. */
export const rankUnits = (
  units: readonly UnitFigures[],
  order: UnitOrder,
): Ranked<UnitFigures>[] => {
  const byMean = (a: UnitFigures, b: UnitFigures) => descending(a.meanCorrect, b.meanCorrect)
  const byTurnout = (a: UnitFigures, b: UnitFigures) =>
    descending(turnoutOf(a), turnoutOf(b)) || b.contestants - a.contestants
  const keys = order === 'mean' ? [byMean, byTurnout] : [byTurnout, byMean]
  const compare = (a: UnitFigures, b: UnitFigures) =>
    keys.reduce((sofar, key) => sofar || key(a, b), 0)
  const sorted = units.toSorted((a, b) => compare(a, b) || vietnameseOrder.compare(a.unit, b.unit))
  return jointRanks(sorted, (a, b) => compare(a, b) === 0)
}
