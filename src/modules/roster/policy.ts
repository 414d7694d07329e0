import { type Actor, holdsRole } from '#src/modules/person/actor.ts'

/**
 * What somebody may do at the desk of a unit: `keep` its roster (its coordinator, a coordinator of
 * what it stands below, the organisers), or read and `correct` it (secretaries).
 */
export type DeskAccess = 'keep' | 'correct'

/**
 * What the actor may do at the desk of a unit of the contest; null where they may not even know that
 * it is there. `line` are the ids of the unit and of all that it stands below.
 */
export const deskAccess = (
  actor: Actor,
  contestId: number,
  line: readonly number[],
): DeskAccess | null => {
  const coordinates = actor.grants.some(
    ({ role, contestId: contest, unitId }) =>
      role === 'unit_coordinator' &&
      contest === contestId &&
      unitId !== null &&
      line.includes(unitId),
  )
  if (coordinates || holdsRole(actor, 'organiser', contestId)) return 'keep'
  return holdsRole(actor, 'secretary', contestId) ? 'correct' : null
}

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
