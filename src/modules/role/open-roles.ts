import type { Contest } from '#src/modules/contest/contest.ts'
import { findContest } from '#src/modules/contest/find-contest.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { type Reach, reachOf, worksAt } from './policy.ts'

/** Who does what in a contest, as opened for somebody who hands out some of it. */
export type RolesDesk = { readonly contest: Contest; readonly reach: Reach }

export type RolesDeskRefusal = 'not_found' | 'forbidden'

/**
 * Opens who does what in a contest. Who works there but hands out nothing is told so; anybody else
 * that there is nothing.
 */
export const openRoles = async (
  context: Context,
  actor: Actor,
  slug: string,
): Promise<Result<RolesDesk, RolesDeskRefusal>> => {
  const contest = await findContest(context, slug)
  if (contest === null || !worksAt(actor, contest.id)) return refuse('not_found')
  const reach = reachOf(actor, contest.id)
  return reach === null ? refuse('forbidden') : ok({ contest, reach })
}

/** Opens it for the contest's organisers alone, who see all of it. */
export const openAllRoles = async (
  context: Context,
  actor: Actor,
  slug: string,
): Promise<Result<Contest, RolesDeskRefusal>> => {
  const opened = await openRoles(context, actor, slug)
  if (!opened.ok) return opened
  return opened.value.reach === 'all' ? ok(opened.value.contest) : refuse('forbidden')
}
