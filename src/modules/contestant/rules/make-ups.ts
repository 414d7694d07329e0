import type { Quiz, Round } from '#src/modules/contest/contest.ts'

/** An attempt that an outage touched, and whether the deadline then ended it. */
export type TouchedAttempt = {
  readonly personId: number
  readonly roundId: number
  readonly kind: 'official' | 'trial'
  readonly wasCutOff: boolean
  readonly disqualified: boolean
}

/** One more attempt for somebody in a round. */
export type MakeUp = {
  readonly personId: number
  readonly roundId: number
  /** whether the round has closed, so that an end of their own is needed */
  readonly isClosed: boolean
}

/**
 * Who gets one more attempt, once a round: those whose official attempt the deadline cut off, where
 * attempts are limited or the round has closed. Where neither is so they just start again.
 */
export const makeUpsFor = (
  touched: readonly TouchedAttempt[],
  rounds: readonly Round[],
  quiz: Pick<Quiz, 'attemptsPerRound'>,
  now: Date,
): readonly MakeUp[] => {
  const closed = new Set(rounds.filter(({ endsAt }) => endsAt <= now).map(({ id }) => id))
  const makeUps = new Map<string, MakeUp>()
  for (const { personId, roundId, kind, wasCutOff, disqualified } of touched) {
    const isClosed = closed.has(roundId)
    const isInNeed = wasCutOff && kind === 'official' && !disqualified
    if (isInNeed && (isClosed || quiz.attemptsPerRound !== null))
      makeUps.set(`${personId} ${roundId}`, { personId, roundId, isClosed })
  }
  return [...makeUps.values()]
}
