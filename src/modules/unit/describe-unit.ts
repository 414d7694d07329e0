import type { Context } from '#src/platform/context.ts'
import { vietnamDay } from '#src/shared/instant.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { readChanges, readContestsOf } from './change-store.ts'
import { predecessorsOf, type Succession, successorsOf } from './rules/succession.ts'
import { nameOn, parentOn } from './rules/time.ts'
import type { UnitDetail } from './schema.ts'
import { readForest } from './store.ts'
import type { Day, Forest } from './unit.ts'

type Named = { readonly code: string; readonly name: string }

const named = (forest: Forest, id: number | null, day: Day): Named | null => {
  const unit = id === null ? undefined : forest.get(id)
  return unit === undefined ? null : { code: unit.code, name: nameOn(unit, day) }
}

const told =
  (forest: Forest) =>
  ({ kind, on, decision, from, to, fromName, toName }: Succession) => {
    const codeOf = (id: number): string => forest.get(id)?.code ?? ''
    return {
      kind,
      on,
      decision,
      from: { code: codeOf(from), name: fromName },
      to: to === null ? null : { code: codeOf(to), name: toName ?? '' },
    }
  }

/** One unit with its history: names, places, what it came of and who took over. */
export const describeUnit = async (
  context: Context,
  code: string,
): Promise<Result<UnitDetail, 'no_unit'>> => {
  const { query } = context.db
  const forest = await readForest(query)
  const unit = [...forest.values()].find((one) => one.code === code)
  if (unit === undefined) return refuse('no_unit')
  const [changes, contests] = await Promise.all([
    readChanges(query),
    readContestsOf(query, unit.id),
  ])
  const today = vietnamDay(context.clock.now())
  return ok({
    code,
    name: nameOn(unit, today),
    unitGroup: unit.unitGroup,
    staffCount: unit.staffCount,
    staffCountedOn: unit.staffCountedOn,
    contact: { ...unit.contact },
    validFrom: unit.validFrom,
    validTo: unit.validTo,
    parent: named(forest, parentOn(unit, today), today),
    names: [...unit.names],
    places: unit.places.map(({ from, parentId }) => ({
      from,
      parent: named(forest, parentId, from ?? today),
    })),
    successors: successorsOf(changes, unit.id).map(told(forest)),
    predecessors: predecessorsOf(changes, unit.id).map(told(forest)),
    contests: [...contests],
  })
}
