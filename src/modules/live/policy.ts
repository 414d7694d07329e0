import { type Actor, holdsRole } from '#src/modules/person/actor.ts'

/** Those who answer for a contest, and those who help them, see how it goes and who is missing. */
export const mayWatch = (actor: Actor, contestId: number): boolean =>
  holdsRole(actor, 'organiser', contestId) || holdsRole(actor, 'secretary', contestId)

/** A list of people leaves the server as a file for an organiser only. */
export const mayTakeAway = (actor: Actor, contestId: number): boolean =>
  holdsRole(actor, 'organiser', contestId)

/** Whether the actor may know that a contest which is not open yet is being prepared. */
export const knowsOf = (actor: Actor, contestId: number): boolean =>
  actor.grants.some((grant) => grant.contestId === contestId)
