import type { Actor } from '#src/modules/person/actor.ts'
import { proposeUsername } from '#src/modules/person/propose-username.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { openRoles, type RolesDeskRefusal } from './open-roles.ts'
import type { ProposedUsername } from './schema.ts'

/** A free username for somebody of this name, to those who may enter people. */
export const suggestUsername = async (
  context: Context,
  actor: Actor,
  asked: { readonly contest: string; readonly name: string },
): Promise<Result<ProposedUsername, RolesDeskRefusal>> => {
  const opened = await openRoles(context, actor, asked.contest)
  if (!opened.ok) return opened
  return ok({ username: await proposeUsername(context, asked.name) })
}
