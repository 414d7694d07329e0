import { holdAttempts } from '#src/modules/attempt/stand-anew.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { forgetSessionsOf } from '#src/modules/person/load-session.ts'
import type { Context } from '#src/platform/context.ts'
import { notify } from '#src/platform/db/notify.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { decideAbout, type DecisionRefusal, type DecisionRequest } from './decide.ts'
import { writeUnit } from './decision-store.ts'
import { type PlacedUnit, placedUnits, unitWithBelow } from './unit-choices.ts'

type MoveRefusal = DecisionRefusal | 'unit_not_here' | 'sub_unit_not_here' | 'already_in_unit'

/**
 * Moves a contestant to the unit that is theirs; their standings go with them. A published result
 * stays as it is until it is corrected.
 */
export const moveContestant = async (
  context: Context,
  actor: Actor,
  request: DecisionRequest & { readonly unit: string; readonly subUnit: string | null },
): Promise<Result<{ personId: number }, MoveRefusal>> => {
  const moved = await decideAbout<{ personId: number }, MoveRefusal>(
    context,
    actor,
    request,
    'decide',
    async ({ transaction, contest, found, record }) => {
      const to = placeNamed(await placedUnits(context, contest), request)
      if (!to.ok) return to
      const { unit, subUnit } = to.value
      const subUnitId = subUnit?.id ?? null
      if (unit.id === found.unitId && subUnitId === found.subUnitId)
        return refuse('already_in_unit')
      const { personId } = found
      await holdAttempts(transaction, contest.id, personId)
      await writeUnit(
        transaction,
        { contestId: contest.id, personId },
        { unitId: unit.id, subUnitId, subUnit: subUnit?.name ?? null },
      )
      await record({
        kind: 'contestant.move',
        unitId: unit.id,
        changes: [
          { field: 'unit', from: found.unit, to: unit.name },
          { field: 'subUnit', from: found.subUnit, to: subUnit?.name ?? null },
        ].filter(({ from, to: after }) => from !== after),
      })
      await notify(transaction, 'person', personId)
      return ok({ personId })
    },
  )
  if (moved.ok) forgetSessionsOf(context, moved.value.personId)
  return moved
}

const placeNamed = (
  units: readonly PlacedUnit[],
  { unit: code, subUnit: below }: { readonly unit: string; readonly subUnit: string | null },
): Result<
  { unit: PlacedUnit; subUnit: PlacedUnit | null },
  'unit_not_here' | 'sub_unit_not_here'
> => {
  const [unit, ...subUnits] = unitWithBelow(units, code)
  if (unit === undefined || unit.depth > 0) return refuse('unit_not_here', { unit: code })
  if (below === null) return ok({ unit, subUnit: null })
  const subUnit = subUnits.find((one) => one.code === below)
  return subUnit === undefined
    ? refuse('sub_unit_not_here', { unit: code, subUnit: below })
    : ok({ unit, subUnit })
}
