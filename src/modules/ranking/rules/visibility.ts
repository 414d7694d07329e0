import type { Contest, Part, Quiz } from '#src/modules/contest/contest.ts'

/** How the public sees a part's ranking. */
export type Visibility = 'live' | 'frozen' | 'hidden' | 'published'

/**
 * What the public may see at `now`: a publication prevails; then the edition's policy. A ranking
 * tells marks, so it stays hidden while the contestants themselves may not know theirs.
 */
export const visibilityAt = (
  now: Date,
  { freezeAt, visibility }: Pick<Contest['ranking'], 'freezeAt' | 'visibility'>,
  { rounds, quiz }: Pick<Part, 'rounds'> & { readonly quiz: Pick<Quiz, 'marks'> },
  published: boolean,
): Visibility => {
  if (published) return 'published'
  if (visibility === 'hidden') return 'hidden'
  const closed = rounds.every((round) => round.endsAt <= now)
  if (quiz.marks === 'after-close' && !closed) return 'hidden'
  return freezeAt !== null && freezeAt <= now ? 'frozen' : 'live'
}
