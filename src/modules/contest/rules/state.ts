import type { Round } from '../contest.ts'

/** From the first start to the last end of the official rounds of any part, half-open. */
export type Period = { readonly startsAt: Date; readonly endsAt: Date }

export type State = 'coming' | 'running' | 'closed'

/**
 * The period of the official rounds as they are for the parts, with their own windows; of all
 * rounds where none is official. Throws without any.
 */
export const periodOf = (
  parts: readonly {
    readonly rounds: readonly Pick<Round, 'kind' | 'startsAt' | 'endsAt'>[]
  }[],
): Period => {
  const rounds = parts.flatMap((part) => part.rounds)
  const official = rounds.filter((round) => round.kind === 'official')
  const counted = official.length > 0 ? official : rounds
  const starts = counted.map((round) => round.startsAt.getTime())
  const ends = counted.map((round) => round.endsAt.getTime())
  if (counted.length === 0) throw new Error('a contest has at least one round')
  return { startsAt: new Date(Math.min(...starts)), endsAt: new Date(Math.max(...ends)) }
}

/** Where a contest stands at an instant; between two of its rounds it is running. */
export const stateAt = (period: Period, now: Date): State => {
  if (now < period.startsAt) return 'coming'
  return now < period.endsAt ? 'running' : 'closed'
}
