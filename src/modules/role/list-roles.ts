import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { openAllRoles, type RolesDeskRefusal } from './open-roles.ts'
import { mayRenewPassword } from './policy.ts'
import { lineOf } from './rules/unit-line.ts'
import type { Roles } from './schema.ts'
import { readHeldRoles, readHolders, readUnits } from './store.ts'

/**
 * Tells who holds which role in a contest, as the actor may know of it: all of it, or, below a
 * unit, the coordinators of its sub-units.
 */
export const describeRoles = async (
  context: Context,
  actor: Actor,
  contestId: number,
  below: number | null,
): Promise<Roles> => {
  const { query } = context.db
  const [allHolders, allUnits] = await Promise.all([
    readHolders(query, contestId),
    readUnits(query, contestId),
  ])
  const parents = new Map(allUnits.map(({ id, parentId }) => [id, parentId]))
  const isBelow = (unitId: number | null) =>
    below === null ||
    (unitId !== null && unitId !== below && lineOf(parents, unitId).includes(below))
  const holders = allHolders.filter(({ unitId }) => isBelow(unitId))
  const held = Map.groupBy(
    await readHeldRoles(query, [...new Set(holders.map(({ personId }) => personId))]),
    ({ personId }) => personId,
  )
  return {
    holders: holders.map((holder) => ({
      id: String(holder.id),
      name: holder.name,
      username: holder.username,
      phone: holder.phone,
      email: holder.email,
      role: holder.role,
      unit:
        holder.unitCode === null
          ? null
          : { code: holder.unitCode, name: holder.unitName ?? holder.unitCode },
      grantedAt: holder.grantedAt.toISOString(),
      hasOwnPassword: !holder.mustSetPassword,
      mayRenewPassword:
        holder.personId !== actor.personId &&
        mayRenewPassword(actor, held.get(holder.personId) ?? []),
    })),
    units: allUnits
      .filter(({ id }) => isBelow(id))
      .map(({ id, code, name, unitGroup, parent }) => ({
        code,
        name,
        unitGroup,
        parent,
        coordinators: holders.filter(({ unitId }) => unitId === id).length,
      })),
  }
}

/** Lists who does what in a contest, for its organisers. */
export const listRoles = async (
  context: Context,
  actor: Actor,
  slug: string,
): Promise<Result<Roles, RolesDeskRefusal>> => {
  const opened = await openAllRoles(context, actor, slug)
  return opened.ok ? ok(await describeRoles(context, actor, opened.value.id, null)) : opened
}
