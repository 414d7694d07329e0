import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { deleteWork, readWork } from './store.ts'

/**
 * Forgets a work of the actor's own that has ended, and what came of it for good: they have read,
 * printed or saved it. What the act did stays, as does its line on the audit trail.
 */
export const forgetWork = async (
  context: Context,
  { personId }: Actor,
  id: number,
): Promise<Result<null, 'no_work' | 'work_runs'>> => {
  const { query } = context.db
  if (await deleteWork(query, personId, id)) return ok(null)
  return refuse((await readWork(query, personId, id)) === null ? 'no_work' : 'work_runs')
}
