import type { RankingKey } from '#src/modules/contest/contest.ts'

/** What an ended attempt is ranked by. */
export type Achievement = {
  readonly correct: number
  readonly durationMs: number
  readonly achievedAt: Date
}

/** The edition's ordered ranking keys as numbers, smaller is better; unused ones are 0. */
export type StandingKeys = readonly [number, number, number]

/** Turns an achievement into the keys that standings are ordered by. */
export const standingKeys = (
  keys: readonly RankingKey[],
  achievement: Achievement,
): StandingKeys => {
  const value = (key: RankingKey | undefined): number => {
    if (key === 'correct') return -achievement.correct
    if (key === 'duration') return achievement.durationMs
    if (key === 'achieved') return achievement.achievedAt.getTime()
    return 0
  }
  // `+ 0` turns the −0 of no right answer into 0, which is what the database gives back.
  return [value(keys[0]) + 0, value(keys[1]) + 0, value(keys[2]) + 0]
}

/** Whether `a` comes before `b`; equal in every key is not better. */
export const better = (a: StandingKeys, b: StandingKeys): boolean => {
  const [first, second, third] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
  return (first || second || third) < 0
}
