import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { deleteChange, deleteUnits, readChanges, readUsedUnits } from './change-store.ts'
import { undoChange, type UndoRefusal } from './rules/undo-change.ts'
import { lockTree, readForest, writeUnits } from './store.ts'

/** Takes a change of the tree back, as long as nothing later stands on it. */
export const undoUnitChange = (
  context: Context,
  actor: Actor,
  id: number,
): Promise<Result<null, UndoRefusal | 'no_unit_change'>> =>
  context.db.query.transaction().execute(async (transaction) => {
    await lockTree(transaction)
    const all = await readChanges(transaction)
    const change = all.find((one) => one.id === id)
    if (change === undefined) return refuse('no_unit_change')
    const forest = await readForest(transaction)
    const used = await readUsedUnits(transaction, change.effects.created, id)
    const plan = undoChange(forest, change, all, used)
    if (!plan.ok) return plan
    await writeUnits(transaction, plan.value.changed)
    await deleteChange(transaction, id)
    await deleteUnits(transaction, plan.value.deleted)
    const subject = [...new Set(change.links.map(({ fromName }) => fromName))]
      .slice(0, 3)
      .join(', ')
    await recordAct(
      transaction,
      actor,
      {
        contestId: null,
        kind: 'unit.undo',
        subject,
        subjectId: String(id),
        reason: change.decision,
        changes: [{ field: change.kind, from: change.effectiveOn, to: null }],
      },
      context.clock.now(),
    )
    return ok(null)
  })
