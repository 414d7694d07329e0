import type { Contest, Quiz } from '#src/modules/contest/contest.ts'

/** How the public sees a part's ranking. */
export type Visibility = 'live' | 'frozen' | 'hidden' | 'published'

/**
 * What the public may see at `now`: a publication prevails; then the edition's policy. A ranking
 * tells marks, so it stays hidden while the contestants themselves may not know theirs.
 */
export const visibilityAt = (
  now: Date,
  contest: Pick<Contest, 'ranking' | 'rounds'>,
  quiz: Pick<Quiz, 'marks'>,
  published: boolean,
): Visibility => {
  if (published) return 'published'
  if (contest.ranking.visibility === 'hidden') return 'hidden'
  const closed = contest.rounds.every((round) => round.endsAt <= now)
  if (quiz.marks === 'after-close' && !closed) return 'hidden'
  const { freezeAt } = contest.ranking
  return freezeAt !== null && freezeAt <= now ? 'frozen' : 'live'
}
