import type { Round } from '#src/modules/contest/contest.ts'

/** Why one person's end of a round can't be this. */
export type LaterEndProblem =
  | { readonly code: 'later_end_too_early'; readonly after: Date }
  | { readonly code: 'later_end_in_next_round'; readonly startsAt: Date }

/**
 * What speaks against an end of a round for one person alone: it lies after that of everybody else
 * and after now, and not in the next round, since an attempt would then belong to either.
 */
export const laterEndProblem = (
  rounds: readonly Round[],
  round: Round,
  openUntil: Date,
  now: Date,
): LaterEndProblem | null => {
  const after = round.endsAt > now ? round.endsAt : now
  if (openUntil <= after) return { code: 'later_end_too_early', after }
  const next = rounds.find(
    ({ startsAt, id }) => id !== round.id && startsAt >= round.endsAt && startsAt < openUntil,
  )
  return next === undefined ? null : { code: 'later_end_in_next_round', startsAt: next.startsAt }
}
