import type { Kysely } from 'kysely'
import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { tidy } from '#src/shared/text.ts'
import { differencesOf, type UnitDifference } from './rules/differences.ts'
import { tidyContact } from './rules/tidy-contact.ts'
import type { UnitEdit } from './schema.ts'
import { lockTree, readForest, writeUnits } from './store.ts'
import type { Unit } from './unit.ts'

/** What may be corrected of a unit; the name only as a correction of the newest. */
export type UnitCorrection = UnitEdit & { readonly name?: string }

const corrected = (unit: Unit, edit: UnitCorrection): Unit => {
  const group = edit.unitGroup === undefined ? unit.unitGroup : tidy(edit.unitGroup ?? '')
  const { name } = edit
  return {
    ...unit,
    unitGroup: group === '' ? null : group,
    staffCount: edit.staffCount === undefined ? unit.staffCount : edit.staffCount,
    staffCountedOn: edit.staffCountedOn === undefined ? unit.staffCountedOn : edit.staffCountedOn,
    contact: edit.contact === undefined ? unit.contact : tidyContact(edit.contact),
    names:
      name === undefined
        ? unit.names
        : unit.names.map((entry, index) =>
            index === unit.names.length - 1 ? { ...entry, name: tidy(name) } : entry,
          ),
  }
}

/**
 * Corrects a unit of the tree in the caller's transaction, which writes the act onto the trail;
 * gives what changed.
 */
export const correctUnit = async (
  transaction: Kysely<Tables>,
  key: number | string,
  edit: UnitCorrection,
): Promise<{ readonly unit: Unit; readonly changes: readonly UnitDifference[] } | null> => {
  await lockTree(transaction)
  const forest = await readForest(transaction)
  const before =
    typeof key === 'number'
      ? forest.get(key)
      : [...forest.values()].find(({ code }) => code === key)
  if (before === undefined) return null
  const unit = corrected(before, edit)
  const names = [before, unit].map((one) => one.names.at(-1)?.name ?? '')
  const [from, to] = names
  const renamed = from === to ? [] : [{ field: 'name', from, to }]
  const changes = [...renamed, ...differencesOf(before, unit)]
  if (changes.length > 0) await writeUnits(transaction, [unit])
  return { unit, changes }
}

/** Corrects a unit's group, staff count with its date, or contact. */
export const editUnit = (
  context: Context,
  actor: Actor,
  code: string,
  edit: UnitEdit,
): Promise<Result<null, 'no_unit'>> =>
  context.db.query.transaction().execute(async (transaction) => {
    const done = await correctUnit(transaction, code, edit)
    if (done === null) return refuse('no_unit')
    const { unit, changes } = done
    if (changes.length === 0) return ok(null)
    const subject = unit.names.at(-1)?.name ?? code
    await recordAct(
      transaction,
      actor,
      { contestId: null, kind: 'unit.edit', subject, subjectId: code, changes },
      context.clock.now(),
    )
    return ok(null)
  })
