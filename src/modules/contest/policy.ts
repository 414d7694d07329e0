import { type Actor, holdsRole } from '#src/modules/person/actor.ts'

/** Whether the actor organises this contest; an operator of the server does not by that alone. */
export const mayOrganise = (actor: Actor, contestId: number): boolean =>
  holdsRole(actor, 'organiser', contestId)
