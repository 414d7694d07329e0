import type { UnitScope } from '#src/modules/contest/find-unit-scope.ts'
import { type Actor, holdsRole } from '#src/modules/person/actor.ts'

/**
 * What somebody may do at the desk of a unit: `keep` its roster (its coordinator, a coordinator of
 * what it stands below, the organisers), or read and `correct` it (secretaries).
 */
export type DeskAccess = 'keep' | 'correct'

/** What somebody may do at a unit's desk, by what they are to the unit. */
export const deskAccess = (as: UnitScope['as']): DeskAccess =>
  as === 'secretary' ? 'correct' : 'keep'

/**
 * Whether the actor may give a contestant a new password in place of the one they set. Whoever holds
 * a role could be reached that way by somebody who may do less: so of role holders an organiser
 * resets coordinators alone, and a coordinator those of what their desk reaches.
 */
export const mayResetPassword = (
  actor: Actor,
  held: Actor['grants'],
  contestId: number,
  reach: readonly number[],
): boolean =>
  held.every(
    ({ role, contestId: contest, unitId }) =>
      role === 'unit_coordinator' &&
      (holdsRole(actor, 'organiser', contestId) ||
        (contest === contestId && unitId !== null && reach.includes(unitId))),
  )
