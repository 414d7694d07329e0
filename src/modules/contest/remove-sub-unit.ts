import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { forgetUnits } from '#src/modules/unit/forget-units.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { openSubUnits, type UnitAddress } from './open-sub-units.ts'
import { inTreeOrder } from './rules/sub-unit-tree.ts'
import { deleteSubUnits, lockUnitsOf, readSubUnits, readUse } from './sub-unit-store.ts'

/**
 * Takes a sub-unit and all below it off the contest while nobody stands on any of them, and out of
 * the tree where nothing else needs them.
 */
export const removeSubUnit = async (
  context: Context,
  actor: Actor,
  at: UnitAddress & { readonly subUnit: string },
): Promise<Result<null, 'no_unit' | 'forbidden' | 'sub_unit_in_use'>> => {
  const opened = await openSubUnits(context, actor, at)
  if (!opened.ok) return opened
  const { contest, unitId } = opened.value
  return context.db.query.transaction().execute(async (transaction) => {
    await lockUnitsOf(transaction, contest.id)
    const all = await readSubUnits(transaction, contest.id, unitId)
    const unit = all.find(({ code }) => code === at.subUnit)
    if (unit === undefined) return refuse('no_unit')
    const gone = [unit, ...inTreeOrder(all, unit.id)]
    const ids = gone.map(({ id }) => id)
    const use = await readUse(transaction, contest.id, ids)
    if (Object.values(use).some((count) => count > 0))
      return refuse('sub_unit_in_use', { unit: unit.name, ...use })
    await deleteSubUnits(transaction, contest.id, ids)
    await forgetUnits(transaction, ids.toReversed())
    await recordAct(
      transaction,
      actor,
      {
        contestId: contest.id,
        unitId,
        kind: 'sub-unit.remove',
        subject: unit.name,
        subjectId: unit.code,
        changes: gone.map(({ name }) => ({ field: 'name', from: name, to: null })),
      },
      context.clock.now(),
    )
    return ok(null)
  })
}
