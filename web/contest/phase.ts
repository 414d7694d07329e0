import type { ContestPage } from '#src/modules/contest/schema.ts'

type Round = ContestPage['rounds'][number]

/** Where a contest stands: a round is open, the next one is awaited, or all is over. */
export type Phase =
  | { readonly kind: 'open'; readonly round: Round }
  | { readonly kind: 'awaited'; readonly round: Round }
  | { readonly kind: 'over' }

/**
 * Finds the phase at an instant. Rounds are half-open; where a trial overlaps an official round,
 * the official one is meant.
 */
export const phaseAt = (rounds: readonly Round[], now: Date): Phase => {
  const at = now.getTime()
  const open = rounds.filter(
    (round) => Date.parse(round.startsAt) <= at && at < Date.parse(round.endsAt),
  )
  const official = open.find((round) => round.kind === 'official') ?? open[0]
  if (official !== undefined) return { kind: 'open', round: official }
  const [next] = rounds
    .filter((round) => Date.parse(round.startsAt) > at)
    .toSorted((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))
  return next === undefined ? { kind: 'over' } : { kind: 'awaited', round: next }
}
