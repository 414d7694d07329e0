import type { Contest } from '#src/modules/contest/contest.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { type OpenRanking, openRanking } from './open-ranking.ts'
import { countAll, findPlace } from './find-place.ts'
import { cursorOf, parseCursor } from './rules/cursor.ts'
import { jointRanks } from './rules/joint-ranks.ts'
import { publicName } from './rules/public-name.ts'
import type { Ranking, RankingRow } from './schema.ts'
import { type NamedStanding, readStanding, readStandings, type StandingScope } from './store.ts'

/** Which page of which ranking: of all, of one unit, or of one group of units. */
export type RankingRequest = {
  readonly contest: string
  readonly part: string
  readonly unit?: string | undefined
  readonly unitGroup?: string | undefined
  /** rows of the page, 1…200 */
  readonly limit: number
  readonly after?: string | undefined
}

/** The state of a ranking on the wire; acts are told with who, when and why. */
export const rankingState = (open: OpenRanking) => ({
  visibility: open.visibility,
  asOf: open.asOf.toISOString(),
  publications: open.publications.map((act) => ({
    kind: act.kind === 'correct' ? ('correct' as const) : ('publish' as const),
    publishedAt: act.publishedAt.toISOString(),
    publishedBy: act.publishedBy ?? '',
    reason: act.reason,
  })),
})

/** One page of a part's ranking as the public may see it, with the contestant's own row. */
export const readRanking = async (
  context: Context,
  actor: Actor | null,
  request: RankingRequest,
): Promise<Result<Ranking, 'no_such_part' | 'no_such_unit' | 'bad_cursor'>> => {
  const opened = await openRanking(context, request.contest, request.part)
  return opened.ok ? rankingPage(context, opened.value, actor, request) : opened
}

/** One page of an opened ranking. */
export const rankingPage = async (
  context: Context,
  open: OpenRanking,
  actor: Actor | null,
  request: Omit<RankingRequest, 'contest' | 'part'>,
): Promise<Result<Ranking, 'no_such_unit' | 'bad_cursor'>> => {
  const unitIds = unitsOf(open.contest, request)
  if (unitIds?.length === 0) return refuse('no_such_unit')
  const after = request.after === undefined ? null : parseCursor(request.after)
  if (request.after !== undefined && after === null) return refuse('bad_cursor')
  const { source } = open
  if (source === null)
    return ok({ ...rankingState(open), total: 0, rows: [], next: null, own: null })

  const scope: StandingScope = { source, unitIds }
  const { query } = context.db
  const [total, standings, own] = await Promise.all([
    countAll(context, scope),
    readStandings(query, scope, after, request.limit + 1),
    actor === null ? null : ownRow(context, open, { source, unitIds: null }, actor.personId),
  ])
  const page = standings.slice(0, request.limit)
  const following = standings[request.limit]
  const first = page[0]
  // The first page needs no counting: its first row is the first of all.
  const place = first && after ? await findPlace(context, scope, first) : { position: 1, rank: 1 }
  const last = page.at(-1)
  return ok({
    ...rankingState(open),
    total,
    rows: jointRanks(page, sameKeys, place, following).map(({ row, rank, joint }) =>
      toRow(open, row, rank, joint),
    ),
    next: following && last ? cursorOf(last) : null,
    own,
  })
}

const sameKeys = (a: NamedStanding, b: NamedStanding): boolean =>
  a.key1 === b.key1 && a.key2 === b.key2 && a.key3 === b.key3

/** Ids of the units that are asked for; null: all of them. */
export const unitsOf = (
  contest: Pick<Contest, 'units'>,
  { unit, unitGroup }: Pick<RankingRequest, 'unit' | 'unitGroup'>,
): number[] | null =>
  unit === undefined && unitGroup === undefined
    ? null
    : contest.units
        .filter((one) => unit === undefined || one.code === unit)
        .filter((one) => unitGroup === undefined || one.unitGroup === unitGroup)
        .map((one) => one.id)

const ownRow = async (
  context: Context,
  open: OpenRanking,
  scope: StandingScope,
  personId: number,
): Promise<RankingRow | null> => {
  const standing = await readStanding(context.db.query, scope, personId)
  if (standing === null) return null
  const { rank, shared } = await findPlace(context, scope, standing)
  return { ...toRow(open, standing, rank, shared), name: standing.name }
}

const toRow = (
  { contest }: OpenRanking,
  row: NamedStanding,
  rank: number,
  joint: boolean,
): RankingRow => ({
  rank,
  joint,
  name: publicName(row.name, contest.ranking.names),
  unit: row.unit,
  correct: row.correct,
  total: row.total,
  durationMs: row.durationMs,
  achievedAt: row.achievedAt.toISOString(),
})
