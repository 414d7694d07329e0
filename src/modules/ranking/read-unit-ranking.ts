import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { type OpenRanking, openRanking } from './open-ranking.ts'
import { readUnitFigures } from './publication-store.ts'
import { rankingState } from './read-ranking.ts'
import { rankUnits, turnoutOf, type UnitOrder } from './rules/unit-order.ts'
import type { UnitRanking } from './schema.ts'

/** The units of a part, ordered by the mean of the best or by turnout, all or one group. */
export const readUnitRanking = async (
  context: Context,
  request: {
    readonly contest: string
    readonly part: string
    readonly unitGroup?: string | undefined
    readonly order: UnitOrder
  },
): Promise<Result<UnitRanking, 'no_such_part' | 'no_such_unit'>> => {
  const opened = await openRanking(context, request.contest, request.part)
  return opened.ok ? unitRankingOf(context, opened.value, request) : opened
}

/** The units of an opened ranking. */
export const unitRankingOf = async (
  context: Context,
  open: OpenRanking,
  request: { readonly unitGroup?: string | undefined; readonly order: UnitOrder },
): Promise<Result<UnitRanking, 'no_such_unit'>> => {
  const { contest, source } = open
  const { unitGroup } = request
  if (unitGroup !== undefined && !contest.units.some((unit) => unit.unitGroup === unitGroup))
    return refuse('no_such_unit')
  const state = rankingState(open)
  if (source === null) return ok({ ...state, total: 0, rows: [] })
  const units = await readUnitFigures(context.db.query, contest.id, source)
  const asked = units.filter((unit) => unitGroup === undefined || unit.unitGroup === unitGroup)
  return ok({
    ...state,
    total: asked.length,
    rows: rankUnits(asked, request.order).map(({ row, rank, joint }) => ({
      ...row,
      rank,
      joint,
      turnout: turnoutOf(row),
    })),
  })
}
