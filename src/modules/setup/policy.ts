import { type Actor, holdsRole } from '#src/modules/person/actor.ts'

/** Organisers set up and run their own contest; an operator of the server does not. */
export const mayOrganise = (actor: Actor, contestId: number): boolean =>
  holdsRole(actor, 'organiser', contestId)

/** Who organises a contest and who keeps its papers see how it stands. */
export const mayFollow = (actor: Actor, contestId: number): boolean =>
  mayOrganise(actor, contestId) || holdsRole(actor, 'secretary', contestId)

/** Whoever works for a contest knows that it is there before everybody else does. */
export const mayKnowOf = (actor: Actor, contestId: number): boolean =>
  actor.grants.some((grant) => grant.contestId === contestId)

/** Who organises one contest may start the next; on an empty installation an operator does. */
export const mayStartContest = (actor: Actor): boolean =>
  actor.grants.some(({ role }) => role === 'organiser' || role === 'operator')

/** The contests whose settings and banks the actor may take over into another. */
export const organisedContests = (actor: Actor): readonly number[] => [
  ...new Set(
    actor.grants.flatMap(({ role, contestId }) =>
      role === 'organiser' && contestId !== null ? [contestId] : [],
    ),
  ),
]
