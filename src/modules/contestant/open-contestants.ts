import type { Contest } from '#src/modules/contest/contest.ts'
import { findContest } from '#src/modules/contest/find-contest.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { type ContestantAccess, contestantAccess } from './policy.ts'

/** The contestants of a contest, as opened for somebody who has to do with them. */
export type OpenContestants = { readonly contest: Contest; readonly access: ContestantAccess }

export type DeskRefusal = 'no_contest' | 'forbidden'

/**
 * Opens the contestants of a contest, to `look` or to `decide`. Of a contest that is being prepared
 * nobody else learns.
 */
export const openContestants = async (
  context: Context,
  actor: Actor,
  slug: string,
  to: ContestantAccess,
): Promise<Result<OpenContestants, DeskRefusal>> => {
  const contest = await findContest(context, slug)
  if (contest === null) return refuse('no_contest')
  const access = contestantAccess(actor, contest.id)
  if (access === null) return refuse(contest.stage === 'open' ? 'forbidden' : 'no_contest')
  return to === 'decide' && access !== 'decide' ? refuse('forbidden') : ok({ contest, access })
}
