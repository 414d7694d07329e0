import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { findUnitScope, type UnitScope } from './find-unit-scope.ts'
import { mayKeepSubUnits } from './policy.ts'

/** Where a part of the tree is: slug of the contest, code of the unit that it is below. */
export type UnitAddress = { readonly contest: string; readonly unit: string }

/** The unit whose part of the tree is to be kept, for one who may keep it. */
export const openSubUnits = async (
  context: Context,
  actor: Actor,
  at: UnitAddress,
): Promise<Result<UnitScope, 'no_unit' | 'forbidden'>> => {
  const scope = await findUnitScope(context, actor, at)
  if (scope === null) return refuse('no_unit')
  return mayKeepSubUnits(scope) ? ok(scope) : refuse('forbidden')
}
