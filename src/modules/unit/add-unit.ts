import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { tidy } from '#src/shared/text.ts'
import { codeFor } from './rules/codes.ts'
import type { ChangeRefusal } from './rules/draft.ts'
import { refusalOfFaults } from './rules/plan-change.ts'
import { tidyContact } from './rules/tidy-contact.ts'
import type { NewUnit } from './schema.ts'
import { lockTree, readForest, writeUnits } from './store.ts'
import type { Forest, Unit } from './unit.ts'

const unitFrom = (given: NewUnit, parent: Unit | null, forest: Forest): Unit => {
  const taken = new Set([...forest.values()].map(({ code }) => code))
  const name = tidy(given.name)
  const unitGroup = tidy(given.unitGroup ?? '')
  return {
    id: -1,
    code: given.code ?? codeFor(name, parent?.code ?? null, taken),
    unitGroup: unitGroup === '' ? null : unitGroup,
    ordinal: null,
    staffCount: given.staffCount,
    staffCountedOn: given.staffCountedOn,
    contact: tidyContact(given.contact),
    validFrom: given.validFrom ?? parent?.validFrom ?? null,
    validTo: parent?.validTo ?? null,
    names: [{ from: null, name }],
    places: parent === null ? [] : [{ from: null, parentId: parent.id }],
  }
}

/** Adds a unit to the tree; gives its code. */
export const addUnit = async (
  context: Context,
  actor: Actor,
  given: NewUnit,
): Promise<Result<{ code: string }, ChangeRefusal | 'unit_code_taken' | 'unit_name_blank'>> => {
  if (tidy(given.name) === '') return refuse('unit_name_blank')
  const now = context.clock.now()
  return context.db.query.transaction().execute(async (transaction) => {
    await lockTree(transaction)
    const forest = await readForest(transaction)
    const all = [...forest.values()]
    if (all.some(({ code }) => code === given.code))
      return refuse('unit_code_taken', { code: given.code ?? '' })
    const parent = all.find(({ code }) => code === given.parent) ?? null
    if (given.parent !== null && parent === null) return refuse('no_unit')
    const unit = unitFrom(given, parent, forest)
    const refused = refusalOfFaults(new Map(forest).set(unit.id, unit), unit.validFrom ?? '')
    if (refused !== null) return refused
    await writeUnits(transaction, [unit])
    const subject = unit.names[0]?.name ?? unit.code
    await recordAct(
      transaction,
      actor,
      { contestId: null, kind: 'unit.add', subject, subjectId: unit.code },
      now,
    )
    return ok({ code: unit.code })
  })
}
