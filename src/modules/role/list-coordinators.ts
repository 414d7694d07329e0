import { findUnitScope } from '#src/modules/contest/find-unit-scope.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { describeRoles } from './list-roles.ts'
import type { RolesDeskRefusal } from './open-roles.ts'
import type { Roles } from './schema.ts'

/** Lists the coordinators of what stands below a unit, for who may name them. */
export const listCoordinators = async (
  context: Context,
  actor: Actor,
  address: { readonly contest: string; readonly unit: string },
): Promise<Result<Roles, RolesDeskRefusal>> => {
  const scope = await findUnitScope(context, actor, address)
  if (scope === null) return refuse('not_found')
  if (scope.as === 'secretary') return refuse('forbidden')
  return ok(await describeRoles(context, actor, scope.contest.id, scope.unitId))
}
