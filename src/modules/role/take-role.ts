import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { forgetSessionsOf } from '#src/modules/person/load-session.ts'
import { revokeRoleIn } from '#src/modules/person/revoke-role.ts'
import type { RoleRefusal } from '#src/modules/person/role-request.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { findHeld } from './find-held.ts'
import { openRoles, type RolesDeskRefusal } from './open-roles.ts'
import { lockOrganisers } from './store.ts'

type TakeRefusal = RolesDeskRefusal | RoleRefusal | 'no_grant' | 'last_organiser' | 'role_not_held'

/**
 * Takes a role in the contest away. What its holder may do changes at once, wherever they are signed
 * in. The last organiser stays. On the trail as `role.revoke`.
 */
export const takeRole = async (
  context: Context,
  actor: Actor,
  asked: { readonly contest: string; readonly grant: string },
): Promise<Result<void, TakeRefusal>> => {
  const opened = await openRoles(context, actor, asked.contest)
  if (!opened.ok) return opened
  const desk = opened.value
  const contestId = desk.contest.id
  const taken = await context.db.query
    .transaction()
    .execute(async (transaction): Promise<Result<number, TakeRefusal>> => {
      const organisers = await lockOrganisers(transaction, contestId)
      const held = await findHeld(transaction, desk, asked.grant)
      if (held === null) return refuse('no_grant')
      const { personId, name, username, role, unitId, unitCode, unitName } = held
      if (role === 'organiser' && organisers === 1) return refuse('last_organiser', { name })
      const request = { username, role, contest: asked.contest, unit: unitCode }
      const revoked = await revokeRoleIn(transaction, request)
      if (!revoked.ok) return revoked
      await recordAct(
        transaction,
        actor,
        {
          contestId,
          unitId,
          kind: 'role.revoke',
          subject: name,
          subjectId: String(personId),
          changes: [
            { field: 'role', from: role, to: null },
            ...(unitName === null ? [] : [{ field: 'unit', from: unitName, to: null }]),
          ],
        },
        context.clock.now(),
      )
      return ok(personId)
    })
  if (!taken.ok) return taken
  forgetSessionsOf(context, taken.value)
  return ok(undefined)
}
