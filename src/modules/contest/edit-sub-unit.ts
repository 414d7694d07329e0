import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { correctUnit } from '#src/modules/unit/edit-unit.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { foldForSearch, tidy } from '#src/shared/text.ts'
import { openSubUnits, type UnitAddress } from './open-sub-units.ts'
import type { SubUnitRow } from './rules/sub-unit-tree.ts'
import type { SubUnitEdit } from './unit-schema.ts'
import { lockUnitsOf, readSubUnits, updateSubUnit } from './sub-unit-store.ts'

type Edited = Pick<SubUnitRow, 'id' | 'name' | 'unitGroup' | 'staffCount' | 'staffCountedOn'>

const edited = (unit: SubUnitRow, edit: SubUnitEdit): Edited => ({
  id: unit.id,
  name: edit.name === undefined ? unit.name : tidy(edit.name),
  unitGroup: tidy(edit.unitGroup ?? '') || unit.unitGroup,
  staffCount: edit.staffCount === undefined ? unit.staffCount : edit.staffCount,
  staffCountedOn: edit.staffCountedOn === undefined ? unit.staffCountedOn : edit.staffCountedOn,
})

const differences = (before: SubUnitRow, after: Edited) =>
  (['name', 'unitGroup', 'staffCount', 'staffCountedOn'] as const).flatMap((field) =>
    before[field] === after[field] ? [] : [{ field, from: before[field], to: after[field] }],
  )

/** Corrects a sub-unit's name, group, staff count with its date, or contact, here and in the tree. */
export const editSubUnit = async (
  context: Context,
  actor: Actor,
  at: UnitAddress & { readonly subUnit: string },
  edit: SubUnitEdit,
): Promise<
  Result<null, 'no_unit' | 'forbidden' | 'sub_unit_name_taken' | 'sub_unit_name_blank'>
> => {
  const opened = await openSubUnits(context, actor, at)
  if (!opened.ok) return opened
  const { contest, unitId } = opened.value
  if (edit.name !== undefined && tidy(edit.name) === '') return refuse('sub_unit_name_blank')
  return context.db.query.transaction().execute(async (transaction) => {
    await lockUnitsOf(transaction, contest.id)
    const all = await readSubUnits(transaction, contest.id, unitId)
    const before = all.find(({ code }) => code === at.subUnit)
    if (before === undefined) return refuse('no_unit')
    const after = edited(before, edit)
    const twin = all.find(
      ({ id, parentId, name }) =>
        id !== before.id &&
        parentId === before.parentId &&
        foldForSearch(name) === foldForSearch(after.name),
    )
    if (twin !== undefined) return refuse('sub_unit_name_taken', { unit: twin.name })
    const corrected = await correctUnit(transaction, before.id, edit)
    await updateSubUnit(transaction, contest.id, after)
    const contact = (corrected?.changes ?? []).filter(({ field }) => field.startsWith('contact'))
    const changes = [...differences(before, after), ...contact]
    if (changes.length > 0)
      await recordAct(
        transaction,
        actor,
        {
          contestId: contest.id,
          unitId,
          kind: 'sub-unit.edit',
          subject: after.name,
          subjectId: at.subUnit,
          changes,
        },
        context.clock.now(),
      )
    return ok(null)
  })
}
