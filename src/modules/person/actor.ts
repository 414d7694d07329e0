/** The roles that are granted; contestants are known from their contest's roster. */
export const roles = [
  'operator',
  'organiser',
  'secretary',
  'question_writer',
  'unit_coordinator',
] as const
export type Role = (typeof roles)[number]

/** A role, scoped to a contest (all but the operator) and a unit (coordinators). */
export type RoleGrant = {
  readonly role: Role
  readonly contestId: number | null
  readonly unitId: number | null
}

/** Who is signed in. */
export type Actor = {
  readonly personId: number
  readonly username: string
  readonly name: string
  readonly mustSetPassword: boolean
  readonly grants: readonly RoleGrant[]
  /** contest id → unit id, for each contest whose roster names this person. */
  readonly contestantOf: ReadonlyMap<number, number>
}

/** Whether the actor holds the role for this contest; an operator counts as no other role. */
export const holdsRole = (actor: Actor, role: Role, contestId: number | null): boolean =>
  actor.grants.some((grant) => grant.role === role && grant.contestId === contestId)
