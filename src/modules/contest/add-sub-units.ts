import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { enterUnits } from '#src/modules/unit/enter-units.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { foldForSearch, tidy } from '#src/shared/text.ts'
import { openSubUnits, type UnitAddress } from './open-sub-units.ts'
import type { AddedSubUnits, NewSubUnits } from './unit-schema.ts'
import { insertSubUnits, lockUnitsOf, readSubUnits } from './sub-unit-store.ts'

type Wanted = NewSubUnits['units'][number]

/** Each name once, as it was written first; blank ones are passed over. */
const distinct = (units: readonly Wanted[]): readonly Wanted[] => {
  const byName = new Map<string, Wanted>()
  for (const unit of units) {
    const name = tidy(unit.name)
    const group = tidy(unit.unitGroup ?? '')
    const key = foldForSearch(name)
    if (name !== '' && !byName.has(key))
      byName.set(key, { ...unit, name, unitGroup: group === '' ? null : group })
  }
  return [...byName.values()]
}

/**
 * Adds sub-units below a unit of the contest, and below its unit in the tree; those of the same name
 * that stand there already are left as they are.
 */
export const addSubUnits = async (
  context: Context,
  actor: Actor,
  request: UnitAddress & NewSubUnits,
): Promise<Result<AddedSubUnits, 'no_unit' | 'forbidden' | 'sub_unit_name_blank'>> => {
  const opened = await openSubUnits(context, actor, request)
  if (!opened.ok) return opened
  const { contest, unitId, code } = opened.value
  const wanted = distinct(request.units)
  if (wanted.length === 0) return refuse('sub_unit_name_blank')
  const now = context.clock.now()
  return context.db.query.transaction().execute(async (transaction) => {
    await lockUnitsOf(transaction, contest.id)
    const held = await readSubUnits(transaction, contest.id, unitId)
    const isTop = request.parent === undefined || request.parent === code
    const parentId = isTop ? unitId : held.find((one) => one.code === request.parent)?.id
    if (parentId === undefined) return refuse('no_unit')
    const beside = held.filter((one) => one.parentId === parentId)
    const names = new Set(beside.map(({ name }) => foldForSearch(name)))
    const fresh = wanted.filter(({ name }) => !names.has(foldForSearch(name)))
    const known = wanted.filter(({ name }) => names.has(foldForSearch(name)))
    const entered = fresh.length === 0 ? [] : await enterUnits(transaction, parentId, fresh, now)
    if (entered === null) return refuse('no_unit')
    await insertSubUnits(transaction, contest.id, parentId, entered)
    const added = fresh.map(({ name }) => name)
    if (added.length > 0)
      await recordAct(
        transaction,
        actor,
        {
          contestId: contest.id,
          unitId,
          kind: 'sub-unit.add',
          subject:
            added.slice(0, 3).join(', ') + (added.length > 3 ? ` (+${added.length - 3})` : ''),
          changes: added.map((name) => ({ field: 'name', from: null, to: name })),
        },
        now,
      )
    return ok({ added, known: known.map(({ name }) => name) })
  })
}
