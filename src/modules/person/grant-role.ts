import type { Context } from '#src/platform/context.ts'
import { notify } from '#src/platform/db/notify.ts'
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
 * Grants a role. Who is on the contest's roster cannot come to organise it, keep its papers or
 * write its questions.
 */
export const grantRole = async (
  context: Context,
  request: RoleRequest,
): Promise<Result<RoleChange, RoleRefusal | 'person_is_contestant'>> => {
  const granted = await context.db.query.transaction().execute(async (transaction) => {
    const resolved = await resolveGrant(transaction, request)
    if (!resolved.ok) return resolved
    const { personId, role, contestId } = resolved.value
    const excludes = contestId !== null && excludingRoles.includes(role)
    if (excludes && (await isContestant(transaction, personId, contestId)))
      return refuse('person_is_contestant', { username: request.username })
    const changed = await insertGrant(transaction, resolved.value, context.clock.now())
    if (changed) await notify(transaction, 'person', personId)
    return ok({ changed, personId })
  })
  if (granted.ok) forgetSessionsOf(context, granted.value.personId)
  return granted
}
