import { type Actor, holdsRole } from '#src/modules/person/actor.ts'

/** The whole trail of a contest is its organisers'. */
export const readsTrail = (actor: Actor, contestId: number): boolean =>
  holdsRole(actor, 'organiser', contestId)

/**
 * What concerns a unit and its sub-units is its coordinator's to read too, and that of who
 * coordinates what it stands below. `line` are the unit and all above it.
 */
export const readsTrailOfUnit = (
  actor: Actor,
  contestId: number,
  line: readonly number[],
): boolean =>
  readsTrail(actor, contestId) ||
  actor.grants.some(
    ({ role, contestId: of, unitId }) =>
      role === 'unit_coordinator' && of === contestId && unitId !== null && line.includes(unitId),
  )

/** Whether the actor works at the contest, and so may know that it has a trail. */
export const worksAt = (actor: Actor, contestId: number): boolean =>
  actor.grants.some((grant) => grant.contestId === contestId)
