import type { Kysely } from 'kysely'
import type { Context } from '#src/platform/context.ts'
import { notify } from '#src/platform/db/notify.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { forgetSessionsOf } from './load-session.ts'
import { insertGrant, isContestant } from './people-store.ts'
import {
  type RoleChange,
  type RoleRefusal,
  type RoleRequest,
  resolveGrant,
} from './role-request.ts'
import { excludingRoles } from './rules/exclusion.ts'

/**
 * Grants a role in the caller's transaction; after its commit the caller forgets the person's
 * sessions (`forgetSessionsOf`). Who is on the contest's roster cannot come to organise it, keep its
 * papers or write its questions.
 */
export const grantRoleIn = async (
  transaction: Kysely<Tables>,
  request: RoleRequest,
  now: Date,
): Promise<Result<RoleChange, RoleRefusal | 'person_is_contestant'>> => {
  const resolved = await resolveGrant(transaction, request)
  if (!resolved.ok) return resolved
  const { personId, role, contestId } = resolved.value
  const excludes = contestId !== null && excludingRoles.includes(role)
  if (excludes && (await isContestant(transaction, personId, contestId)))
    return refuse('person_is_contestant', { username: request.username })
  const changed = await insertGrant(transaction, resolved.value, now)
  if (changed) await notify(transaction, 'person', personId)
  return ok({ changed, personId })
}

/** Grants a role (see `grantRoleIn`). */
export const grantRole = async (
  context: Context,
  request: RoleRequest,
): Promise<Result<RoleChange, RoleRefusal | 'person_is_contestant'>> => {
  const granted = await context.db.query
    .transaction()
    .execute((transaction) => grantRoleIn(transaction, request, context.clock.now()))
  if (granted.ok) forgetSessionsOf(context, granted.value.personId)
  return granted
}
