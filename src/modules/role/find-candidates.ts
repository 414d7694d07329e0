import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { foldForSearch } from '#src/shared/text.ts'
import { openRoles, type RolesDeskRefusal } from './open-roles.ts'
import type { Candidates } from './schema.ts'
import { searchPeople } from './store.ts'

const mostTold = 20

/**
 * Finds who has an account, by a part of the name (tone marks ignored) or of the username: anybody
 * for organisers, for a coordinator those of the own unit.
 */
export const findCandidates = async (
  context: Context,
  actor: Actor,
  asked: { readonly contest: string; readonly search: string },
): Promise<Result<Candidates, RolesDeskRefusal>> => {
  const opened = await openRoles(context, actor, asked.contest)
  if (!opened.ok) return opened
  const { contest, reach } = opened.value
  const text = foldForSearch(asked.search)
  if (text === '') return ok({ rows: [], more: false })
  const units = reach === 'all' ? null : reach
  const by = { text, units, most: mostTold + 1 }
  const found = await searchPeople(context.db.query, contest.id, by)
  return ok({ rows: found.slice(0, mostTold), more: found.length > mostTold })
}
