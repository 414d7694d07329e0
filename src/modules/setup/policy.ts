import { type Actor, holdsRole } from '#src/modules/person/actor.ts'

/** Organisers set up and run their own contest; an operator of the server does not. */
export const mayOrganise = (actor: Actor, contestId: number): boolean =>
  holdsRole(actor, 'organiser', contestId)

/** Who organises one contest may start the next; on an empty installation an operator does. */
export const mayStartContest = (actor: Actor): boolean =>
  actor.grants.some(({ role }) => role === 'organiser' || role === 'operator')
