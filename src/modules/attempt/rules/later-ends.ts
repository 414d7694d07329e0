import type { Contest, Part, Round } from '#src/modules/contest/contest.ts'

/** That somebody may start or answer in a part's round until then. */
export type LaterEnd = {
  readonly partId: number
  readonly roundId: number
  readonly endsAt: Date
}

const latest = (part: Part, round: Round, ends: readonly LaterEnd[]): Round => {
  const own = ends.filter(({ partId, roundId }) => partId === part.id && roundId === round.id)
  const endsAt = Math.max(round.endsAt.getTime(), ...own.map((end) => end.endsAt.getTime()))
  return { ...round, endsAt: new Date(endsAt) }
}

/** The contest with each round of its parts as long as the last of its contestants has. */
export const withLaterEnds = (contest: Contest, ends: readonly LaterEnd[]): Contest => {
  if (ends.length === 0) return contest
  const parts = contest.parts.map((part) => ({
    ...part,
    rounds: part.rounds.map((round) => latest(part, round, ends)),
  }))
  return { ...contest, parts }
}
