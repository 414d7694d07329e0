import type { Contest } from '#src/modules/contest/contest.ts'
import { findContest } from '#src/modules/contest/find-contest.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { mayFollow, mayKnowOf, mayOrganise } from './policy.ts'

export type AccessRefusal = 'no_contest' | 'not_organiser'

type May = (actor: Actor, contestId: number) => boolean

const find = async (
  context: Context,
  actor: Actor,
  slug: string,
  may: May,
): Promise<Result<Contest, AccessRefusal>> => {
  const contest = await findContest(context, slug)
  if (contest === null) return refuse('no_contest')
  if (may(actor, contest.id)) return ok(contest)
  const isKnown = contest.stage === 'open' || mayKnowOf(actor, contest.id)
  return refuse(isKnown ? 'not_organiser' : 'no_contest')
}

/** The contest that the actor organises. One that is not open yet is nobody else's to know of. */
export const findOrganised = (
  context: Context,
  actor: Actor,
  slug: string,
): Promise<Result<Contest, AccessRefusal>> => find(context, actor, slug, mayOrganise)

/** The contest that the actor organises or keeps the papers of. */
export const findFollowed = (
  context: Context,
  actor: Actor,
  slug: string,
): Promise<Result<Contest, AccessRefusal>> => find(context, actor, slug, mayFollow)
