/** What decides where a unit stands in a list of how units take part. */
export type UnitTurnout = { readonly roster: number; readonly begun: number }

const share = ({ roster, begun }: UnitTurnout): number => (roster === 0 ? 1 : begun / roster)

const isQuiet = ({ roster, begun }: UnitTurnout): boolean => roster > 0 && begun === 0

/**
 * Orders units by what wants doing: first those in which nobody has begun, the largest of them
 * first; then by the share of the roster that has, the lowest first. Who named nobody comes last.
 */
export const quietFirst = (one: UnitTurnout, other: UnitTurnout): number => {
  if (isQuiet(one) && isQuiet(other)) return other.roster - one.roster
  if (one.roster === 0 || other.roster === 0)
    return Number(one.roster === 0) - Number(other.roster === 0)
  return share(one) - share(other)
}
