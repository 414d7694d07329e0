import type { ContestPage } from '#src/modules/contest/schema.ts'

type Round = ContestPage['rounds'][number]

/** Where a contest stands: a round is open, the next one is awaited, or all is over. */
export type Phase =
  | { readonly kind: 'open'; readonly round: Round }
  | { readonly kind: 'awaited'; readonly round: Round }
  | { readonly kind: 'over'; readonly endedAt: string }

/** The rounds that the contest's pages speak of: those of its quiz, with the quiz's own windows. */
export const pageRounds = ({
  parts,
  rounds,
}: Pick<ContestPage, 'parts' | 'rounds'>): readonly Round[] =>
  parts.find(({ quiz }) => quiz !== null)?.rounds ?? rounds

const lastEnd = (rounds: readonly Round[]): string => {
  const official = rounds.filter((round) => round.kind === 'official')
  const ends = (official.length > 0 ? official : rounds).map(({ endsAt }) => Date.parse(endsAt))
  return new Date(Math.max(...ends)).toISOString()
}

/**
 * Finds the phase at an instant. Rounds are half-open; where a trial overlaps an official round,
 * the official one is meant. Throws without any round.
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
  return next === undefined
    ? { kind: 'over', endedAt: lastEnd(rounds) }
    : { kind: 'awaited', round: next }
}
