import type { Kysely } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import type { Role } from './actor.ts'
import { findScope, type GrantRow, lockPerson } from './people-store.ts'

/** A role to be granted or revoked, in the words of the command line. */
export type RoleRequest = {
  readonly username: string
  readonly role: Role
  /** slug; every role but the operator's has one */
  readonly contest: string | null
  /** code; the unit coordinator's role alone has one */
  readonly unit: string | null
}

export type RoleRefusal = 'person_unknown' | 'contest_unknown' | 'unit_not_in_contest' | 'bad_scope'

/** What became of it; `changed` is false where it was so already. */
export type RoleChange = { readonly changed: boolean; readonly personId: number }

const scopeNeeded = (role: Role): string => {
  if (role === 'operator') return '–'
  return role === 'unit_coordinator' ? '--contest, --unit' : '--contest'
}

/** Holds the person and finds the contest and unit that a role is asked for. */
export const resolveGrant = async (
  transaction: Kysely<Tables>,
  request: RoleRequest,
): Promise<Result<GrantRow, RoleRefusal>> => {
  const { username, role, contest, unit } = request
  const isScoped =
    (contest === null) === (role === 'operator') &&
    (unit !== null) === (role === 'unit_coordinator')
  if (!isScoped) return refuse('bad_scope', { role, needs: scopeNeeded(role) })
  const personId = await lockPerson(transaction, username)
  if (personId === null) return refuse('person_unknown', { username })
  if (contest === null) return ok({ personId, role, contestId: null, unitId: null })
  const scope = await findScope(transaction, contest, unit)
  if (scope === null) return refuse('contest_unknown', { contest })
  if (unit !== null && scope.unitId === null)
    return refuse('unit_not_in_contest', { contest, unit })
  return ok({ personId, role, ...scope })
}
