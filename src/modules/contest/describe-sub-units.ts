import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { findUnitScope } from './find-unit-scope.ts'
import type { UnitAddress } from './open-sub-units.ts'
import { mayKeepSubUnits } from './policy.ts'
import { inTreeOrder } from './rules/sub-unit-tree.ts'
import type { SubUnitList } from './unit-schema.ts'
import { readStaffCount, readSubUnitFigures } from './sub-unit-store.ts'

/** The part of the tree below a unit of a contest, for one who has to do with it. */
export const describeSubUnits = async (
  context: Context,
  actor: Actor,
  at: UnitAddress,
): Promise<Result<SubUnitList, 'no_unit'>> => {
  const scope = await findUnitScope(context, actor, at)
  if (scope === null) return refuse('no_unit')
  const { query } = context.db
  const [rows, staffCount] = await Promise.all([
    readSubUnitFigures(query, scope.contest.id, scope.unitId),
    readStaffCount(query, scope.contest.id, scope.unitId),
  ])
  const codes = new Map(rows.map(({ id, code }) => [id, code]))
  return ok({
    unit: { code: scope.code, name: scope.name, staffCount },
    mayKeep: mayKeepSubUnits(scope),
    rows: inTreeOrder(rows, scope.unitId).map((row) => ({
      code: row.code,
      name: row.name,
      parent: codes.get(row.parentId) ?? scope.code,
      depth: row.depth,
      unitGroup: row.unitGroup,
      staffCount: row.staffCount,
      staffCountedOn: row.staffCountedOn,
      people: row.people,
      coordinators: row.coordinators,
      contact: { name: row.contactName, phone: row.contactPhone, email: row.contactEmail },
    })),
  })
}
