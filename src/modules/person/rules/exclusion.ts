import type { Role, RoleGrant } from '../actor.ts'

/**
 * The roles of a contest that may not take part in it: who organises, keeps its papers or writes
 * its questions. A unit coordinator is a civil servant like the others and may.
 */
export const excludingRoles: readonly Role[] = ['organiser', 'secretary', 'question_writer']

/** Whether these grants keep their holder from being a contestant of the contest. */
export const excludedFromContest = (grants: readonly RoleGrant[], contestId: number): boolean =>
  grants.some((grant) => grant.contestId === contestId && excludingRoles.includes(grant.role))
