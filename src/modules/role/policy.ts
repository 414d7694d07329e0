import { type Actor, holdsRole, type RoleGrant } from '#src/modules/person/actor.ts'

/**
 * Over whom somebody disposes in a contest: `all` for its organisers; for a coordinator the units
 * that they coordinate, below which they name others. Null: over nobody.
 */
export type Reach = 'all' | readonly number[]

/** Over whom the actor disposes in the contest. */
export const reachOf = (actor: Actor, contestId: number): Reach | null => {
  if (holdsRole(actor, 'organiser', contestId)) return 'all'
  const units = actor.grants.flatMap(({ role, contestId: of, unitId }) =>
    role === 'unit_coordinator' && of === contestId && unitId !== null ? [unitId] : [],
  )
  return units.length === 0 ? null : units
}

/** Whether the actor works at the contest at all, and so may know that its desk is there. */
export const worksAt = (actor: Actor, contestId: number): boolean =>
  actor.grants.some((grant) => grant.contestId === contestId)

/**
 * Whether who has this reach hands out the role at a unit: organisers every role, coordinators
 * their own below themselves. `line` are the unit and all it stands below, itself first; empty for
 * a role without one.
 */
export const mayHandOut = (
  reach: Reach,
  role: RoleGrant['role'],
  line: readonly number[],
): boolean =>
  reach === 'all' ||
  (role === 'unit_coordinator' && line.slice(1).some((above) => reach.includes(above)))

/** A role somebody holds, with the line of its unit. */
export type HeldRole = RoleGrant & { readonly line: readonly number[] }

/**
 * Whether the actor may put a new one-time password in place of somebody's: only where all that
 * the person does is the actor's to hand out, or the password would open to the actor what is not
 * theirs.
 */
export const mayRenewPassword = (actor: Actor, held: readonly HeldRole[]): boolean =>
  held.every(({ role, contestId, line }) => {
    const reach = contestId === null ? null : reachOf(actor, contestId)
    return reach !== null && mayHandOut(reach, role, line)
  })
