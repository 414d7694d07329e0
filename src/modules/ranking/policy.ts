import { type Actor, holdsRole } from '#src/modules/person/actor.ts'

/** Only the contest's own organisers publish; an operator of the server does not. */
export const mayPublish = (actor: Actor, contestId: number): boolean =>
  holdsRole(actor, 'organiser', contestId)
