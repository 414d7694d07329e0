import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { openRanking } from './open-ranking.ts'
import { readPublishedUnits, readUnits } from './publication-store.ts'
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
  if (!opened.ok) return opened
  const { contest, part, source } = opened.value
  const { unitGroup } = request
  if (unitGroup !== undefined && !contest.units.some((unit) => unit.unitGroup === unitGroup))
    return refuse('no_such_unit')
  const state = rankingState(opened.value)
  if (source === null) return ok({ ...state, total: 0, rows: [] })
  const units =
    source.publicationId === null
      ? await readUnits(context.db.query, contest.id, part.id)
      : await readPublishedUnits(context.db.query, source.publicationId)
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
