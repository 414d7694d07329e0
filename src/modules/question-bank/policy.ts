import { type Actor, holdsRole } from '#src/modules/person/actor.ts'

/**
 * Organisers and question writers of a contest work on the banks that its papers are drawn from:
 * they write, review what others wrote, put into use and retire. An operator of the server does not.
 */
export const mayWorkOnBank = (actor: Actor, contestId: number): boolean =>
  holdsRole(actor, 'organiser', contestId) || holdsRole(actor, 'question_writer', contestId)

/** Only organisers import: what a file brings in is in use without anybody's review. */
export const mayImportBank = (actor: Actor, contestId: number): boolean =>
  holdsRole(actor, 'organiser', contestId)

/** Whoever wrote a version does not review it; one that a file brought in has no writer. */
export const mayReview = (
  actor: Pick<Actor, 'personId'>,
  version: { readonly writtenById: number | null },
): boolean => version.writtenById !== actor.personId

/** Whether the person has any work at a contest, and so may know of it before it opens. */
export const hasWorkAt = (actor: Actor, contestId: number): boolean =>
  actor.grants.some((grant) => grant.contestId === contestId)
