import type { Contest } from '#src/modules/contest/contest.ts'
import { findContest } from '#src/modules/contest/find-contest.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { hasOwnPassword } from '#src/modules/person/policy.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { knowsOf, mayWatch } from './policy.ts'

/** Why somebody does not see how a contest goes. */
export type WatchRefusal = 'no_contest' | 'not_watching' | 'password_not_set'

/** The contest of this slug, for one who may watch it. */
export const findWatched = async (
  context: Context,
  actor: Actor,
  slug: string,
): Promise<Result<Contest, WatchRefusal>> => {
  const contest = await findContest(context, slug)
  if (contest === null) return refuse('no_contest')
  if (contest.stage !== 'open' && !knowsOf(actor, contest.id)) return refuse('no_contest')
  if (!mayWatch(actor, contest.id)) return refuse('not_watching')
  return hasOwnPassword(actor) ? ok(contest) : refuse('password_not_set')
}
