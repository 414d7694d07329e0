import type { Kysely } from 'kysely'
import type { Context } from '#src/platform/context.ts'
import { notify } from '#src/platform/db/notify.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { forgetSessionsOf } from './load-session.ts'
import { deleteGrant } from './people-store.ts'
import {
  type RoleChange,
  type RoleRefusal,
  type RoleRequest,
  resolveGrant,
} from './role-request.ts'

/**
 * Takes a role away in the caller's transaction; after its commit the caller forgets the person's
 * sessions (`forgetSessionsOf`).
 */
export const revokeRoleIn = async (
  transaction: Kysely<Tables>,
  request: RoleRequest,
): Promise<Result<RoleChange, RoleRefusal | 'role_not_held'>> => {
  const resolved = await resolveGrant(transaction, request)
  if (!resolved.ok) return resolved
  const { personId } = resolved.value
  if (!(await deleteGrant(transaction, resolved.value)))
    return refuse('role_not_held', { username: request.username })
  await notify(transaction, 'person', personId)
  return ok({ changed: true, personId })
}

/** Takes a role away. */
export const revokeRole = async (
  context: Context,
  request: RoleRequest,
): Promise<Result<RoleChange, RoleRefusal | 'role_not_held'>> => {
  const revoked = await context.db.query
    .transaction()
    .execute((transaction) => revokeRoleIn(transaction, request))
  if (revoked.ok) forgetSessionsOf(context, revoked.value.personId)
  return revoked
}
