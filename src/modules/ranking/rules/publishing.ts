import type { Part } from '#src/modules/contest/contest.ts'
import { vietnamEnd } from '#src/shared/instant.ts'
import { type Refusal, refuse } from '#src/shared/result.ts'

/** What decides whether results may be published. */
export type ToPublish = {
  readonly stage: 'draft' | 'checked' | 'open'
  /** the rounds as they are for the part, for the last of its contestants */
  readonly rounds: Part['rounds']
  /** official attempts whose time is up and that have not ended */
  readonly openAttempts: number
}

/**
 * Why a part's results cannot be published at `now`; null where they can. Results are those of all
 * official rounds, each closed, with every attempt ended.
 */
export const obstacleToPublishing = (
  { stage, rounds, openAttempts }: ToPublish,
  now: Date,
): Refusal<'contest_without_results' | 'round_still_running' | 'attempts_still_open'> | null => {
  if (stage !== 'open') return refuse('contest_without_results').refusal
  const ends = rounds
    .filter(({ kind, endsAt }) => kind === 'official' && endsAt > now)
    .map(({ endsAt }) => endsAt.getTime())
  if (ends.length > 0)
    return refuse('round_still_running', { endsAt: vietnamEnd(new Date(Math.max(...ends))) })
      .refusal
  return openAttempts > 0 ? refuse('attempts_still_open', { open: openAttempts }).refusal : null
}
