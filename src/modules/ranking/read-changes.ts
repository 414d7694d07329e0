import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import {
  type ChangedStanding,
  type ChangeKey,
  type Compared,
  countChanges,
  readChanges,
} from './changes-store.ts'
import { findPublishedBy } from './open-ranking.ts'
import { readPublications, readUnitFigures } from './publication-store.ts'
import type { RankingRefusal } from './refusals.ts'
import { type Placed, resultChange } from './rules/result-change.ts'
import { rankUnits, type UnitFigures } from './rules/unit-order.ts'
import type { ResultChanges } from './schema.ts'

const placed = (
  rank: number | null,
  correct: number | null,
  durationMs: number | null,
): Placed | null =>
  rank === null || correct === null || durationMs === null ? null : { rank, correct, durationMs }

const changeRow = (row: ChangedStanding): ResultChanges['rows'][number] => {
  const before = placed(row.rankBefore, row.correctBefore, row.durationBefore)
  const after = placed(row.rankAfter, row.correctAfter, row.durationAfter)
  const { name, unit, renamed } = row
  return { name, unit, change: resultChange(before, after), renamed, before, after }
}

type UnitPlace = { rank: number; contestants: number; meanCorrect: number | null }

const unitPlaces = (units: readonly UnitFigures[]): ReadonlyMap<string, UnitPlace> =>
  new Map(
    rankUnits(units, 'mean').map(({ row, rank }) => [
      row.unit,
      { rank, contestants: row.contestants, meanCorrect: row.meanCorrect },
    ]),
  )

const unitChanges = (
  before: readonly UnitFigures[],
  after: readonly UnitFigures[],
): ResultChanges['units'] => {
  const old = unitPlaces(before)
  const fresh = unitPlaces(after)
  return [...new Set([...fresh.keys(), ...old.keys()])]
    .map((unit) => ({ unit, before: old.get(unit) ?? null, after: fresh.get(unit) ?? null }))
    .filter(({ before: one, after: other }) => JSON.stringify(one) !== JSON.stringify(other))
}

const parseAfter = (after: string): ChangeKey | null => {
  const [, rank, personId] = /^(\d{1,9})\.(\d{1,15})$/u.exec(after) ?? []
  return rank === undefined ? null : { rank: Number(rank), personId: Number(personId) }
}

const nothing: ResultChanges = {
  since: null,
  counts: { before: 0, after: 0, joined: 0, left: 0, up: 0, down: 0, sameRank: 0 },
  rows: [],
  next: null,
  units: [],
}

const compare = async (
  context: Context,
  compared: Compared & { readonly contestId: number },
  request: { readonly limit: number; readonly key: ChangeKey | null },
): Promise<Omit<ResultChanges, 'since'>> => {
  const { query } = context.db
  const { publicationId, partId, contestId } = compared
  const [counts, rows, before, after] = await Promise.all([
    countChanges(query, compared),
    readChanges(query, compared, request.key, request.limit + 1),
    readUnitFigures(query, contestId, { publicationId }),
    readUnitFigures(query, contestId, { partId, publicationId: null }),
  ])
  const page = rows.slice(0, request.limit)
  const last = page.at(-1)
  return {
    counts,
    rows: page.map(changeRow),
    next: rows.length > page.length && last ? `${last.place}.${last.personId}` : null,
    units: unitChanges(before, after),
  }
}

/**
 * What a correction would change: people and units whose places or figures now differ from the
 * newest publication. Nothing is written. `since` is null where nothing is published.
 */
export const readResultChanges = async (
  context: Context,
  actor: Actor,
  request: {
    readonly contest: string
    readonly part: string
    readonly limit: number
    readonly after?: string | undefined
  },
): Promise<Result<ResultChanges, RankingRefusal>> => {
  const found = await findPublishedBy(context, actor, request.contest, request.part)
  if (!found.ok) return found
  const { contest, part } = found.value
  const key = request.after === undefined ? null : parseAfter(request.after)
  if (request.after !== undefined && key === null) return refuse('bad_cursor')
  const acts = await readPublications(context.db.query, part.id)
  const newest = acts.find(({ kind }) => kind !== 'freeze')
  if (newest === undefined) return ok(nothing)
  const compared = { publicationId: newest.id, partId: part.id, contestId: contest.id }
  const changes = await compare(context, compared, { limit: request.limit, key })
  return ok({ ...changes, since: newest.publishedAt.toISOString() })
}
