import { type Actor, holdsRole } from '#src/modules/person/actor.ts'

/** Organisers decide about contestants; secretaries look things up for them and hand out passwords. */
export type ContestantAccess = 'decide' | 'look'

/** What the actor may do with the contestants of a contest; null: nothing. */
export const contestantAccess = (actor: Actor, contestId: number): ContestantAccess | null => {
  if (holdsRole(actor, 'organiser', contestId)) return 'decide'
  return holdsRole(actor, 'secretary', contestId) ? 'look' : null
}

/**
 * Whether somebody may be given a new password by those who run one contest. Whoever holds a role,
 * in any contest, could be reached that way by somebody who may do less.
 */
export const mayBeGivenPassword = (person: { readonly holdsRole: boolean }): boolean =>
  !person.holdsRole
