import type { Context } from '#src/platform/context.ts'
import { notify } from '#src/platform/db/notify.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { forgetSessionsOf } from './load-session.ts'
import { deleteGrant } from './people-store.ts'
import {
  type RoleChange,
  type RoleRefusal,
  type RoleRequest,
  resolveGrant,
} from './role-request.ts'

/** Takes a role away. */
export const revokeRole = async (
  context: Context,
  request: RoleRequest,
): Promise<Result<RoleChange, RoleRefusal | 'role_not_held'>> => {
  const revoked = await context.db.query.transaction().execute(async (transaction) => {
    const resolved = await resolveGrant(transaction, request)
    if (!resolved.ok) return resolved
    const { personId } = resolved.value
    if (!(await deleteGrant(transaction, resolved.value)))
      return refuse('role_not_held', { username: request.username })
    await notify(transaction, 'person', personId)
    return ok({ changed: true, personId })
  })
  if (revoked.ok) forgetSessionsOf(context, revoked.value.personId)
  return revoked
}
