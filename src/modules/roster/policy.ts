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

/** What else somebody is whose password is asked for. */
export type Standing = {
  readonly grants: Actor['grants']
  /** whether they take part in another contest for a unit that is not the desk's */
  readonly ofOtherUnit: boolean
}

/**
 * Whether the actor may give a contestant a new password in place of the one they set, or why not:
 * it opens all that the account reaches. So of role holders an organiser resets the coordinators of
 * contests they organise, and a coordinator those of what their desk reaches; and who takes part
 * for another unit elsewhere is the organisers' to reset, whatever roster they were put on since.
 */
export const refusedReset = (
  actor: Actor,
  { grants, ofOtherUnit }: Standing,
  contestId: number,
  reach: readonly number[],
): 'person_has_duties' | 'person_of_other_unit' | null => {
  const isTheirs = ({ role, contestId: contest, unitId }: Actor['grants'][number]): boolean =>
    role === 'unit_coordinator' &&
    contest !== null &&
    (holdsRole(actor, 'organiser', contest) ||
      (contest === contestId && unitId !== null && reach.includes(unitId)))
  if (!grants.every(isTheirs)) return 'person_has_duties'
  return ofOtherUnit && !holdsRole(actor, 'organiser', contestId) ? 'person_of_other_unit' : null
}
