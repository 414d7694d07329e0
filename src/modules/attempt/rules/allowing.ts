import type { Round } from '#src/modules/contest/contest.ts'
import { deadlineOf } from './timing.ts'

/** What one person was granted in a round beyond what everybody has. */
export type Allowed = {
  /** on top of the limit of the round */
  readonly extraAttempts: number
  /** on top of the time limit of an attempt */
  readonly extraTimeMs: number
  /** attempts may start until then, although the round has closed */
  readonly openUntil: Date | null
}

/** Of a part's rounds the one that is open, or else the one that closed last; null before the first. */
export const roundAtHand = (rounds: readonly Round[], now: Date): Round | null => {
  const begun = rounds.filter(({ startsAt }) => startsAt <= now)
  const open = begun.find(({ endsAt }) => now < endsAt)
  const [last] = begun.toSorted((one, other) => other.endsAt.getTime() - one.endsAt.getTime())
  return open ?? last ?? null
}

/** The rounds as they are for somebody with this granted in one of them. */
export const roundsFor = (
  rounds: readonly Round[],
  roundId: number | null,
  { openUntil }: Pick<Allowed, 'openUntil'>,
): readonly Round[] =>
  rounds.map((round) =>
    round.id === roundId && openUntil !== null && openUntil > round.endsAt
      ? { ...round, endsAt: openUntil }
      : round,
  )

/**
 * When an open attempt must end once more was granted, its round ending at `roundEndsAt` for this
 * person: never sooner than it had to.
 */
export const deadlineWithMore = (
  attempt: { readonly startedAt: Date; readonly deadlineAt: Date; readonly creditMs: number },
  limitMs: number,
  roundEndsAt: Date,
): Date =>
  new Date(
    Math.max(
      attempt.deadlineAt.getTime(),
      deadlineOf(attempt.startedAt, limitMs, roundEndsAt).getTime() + attempt.creditMs,
    ),
  )
