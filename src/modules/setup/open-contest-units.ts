import type { Contest } from '#src/modules/contest/contest.ts'
import { findContest } from '#src/modules/contest/find-contest.ts'
import { type Actor, holdsRole } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { mayOrganise } from './policy.ts'

/** The contest whose units are to be seen or chosen, for its organisers. */
export const openContestUnits = async (
  context: Context,
  actor: Actor,
  slug: string,
): Promise<Result<Contest, 'no_contest' | 'forbidden'>> => {
  const contest = await findContest(context, slug)
  if (contest === null) return refuse('no_contest')
  if (mayOrganise(actor, contest.id)) return ok(contest)
  return refuse(holdsRole(actor, 'secretary', contest.id) ? 'forbidden' : 'no_contest')
}
