import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { openTrail, type TrailRefusal } from './open-trail.ts'
import type { ActFilters } from './schema.ts'
import { readFilters } from './trail-store.ts'

/** Tells what the trail of a contest can be filtered by. */
export const describeFilters = async (
  context: Context,
  actor: Actor,
  contest: string,
): Promise<Result<ActFilters, TrailRefusal>> => {
  const opened = await openTrail(context, actor, { contest })
  if (!opened.ok) return opened
  const { kinds, people } = await readFilters(context.db.query, opened.value.contestId)
  return ok({ kinds: [...kinds], people: [...people] })
}
