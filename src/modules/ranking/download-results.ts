import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import type { Download } from '#src/platform/http/files.ts'
import { type SheetFormat, sheetDownload } from '#src/platform/sheets/write-sheet.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { findPublishedBy, openRanking } from './open-ranking.ts'
import { readPublications, readUnitFigures } from './publication-store.ts'
import { unitsOf } from './read-ranking.ts'
import type { RankingRefusal } from './refusals.ts'
import { readResults } from './results-store.ts'
import { publicName } from './rules/public-name.ts'
import { peopleSheet, publicSheet, unitsSheet } from './result-sheets.ts'
import { rankUnits, type UnitOrder } from './rules/unit-order.ts'
import type { StandingSource } from './store.ts'

/** Which list of results, of now or of a publication, and as which kind of file. */
export type ResultsRequest = {
  readonly contest: string
  readonly part: string
  readonly list: 'people' | 'units'
  readonly order: UnitOrder
  /** id of a publication; the standings of now unless said */
  readonly publication?: string | undefined
  readonly format: SheetFormat
}

const fileName = (list: 'people' | 'units', contest: string, publication?: string): string =>
  `${list === 'people' ? 'xep-hang-ca-nhan' : 'xep-hang-don-vi'}-${contest}${publication === undefined ? '' : `-cong-bo-${publication}`}`

const sourceOf = async (
  context: Context,
  partId: number,
  publication: string | undefined,
): Promise<StandingSource | null> => {
  if (publication === undefined) return { partId, publicationId: null }
  const acts = await readPublications(context.db.query, partId)
  const act = acts.find(({ id }) => String(id) === publication)
  return act === undefined ? null : { publicationId: act.id }
}

/** A list of results as organisers have it: full names, spelled as in the roster or as published. */
export const downloadResults = async (
  context: Context,
  actor: Actor,
  request: ResultsRequest,
): Promise<Result<Download, RankingRefusal>> => {
  const { list, order, publication, format } = request
  const found = await findPublishedBy(context, actor, request.contest, request.part)
  if (!found.ok) return found
  const { contest, part } = found.value
  const source = await sourceOf(context, part.id, publication)
  if (source === null) return refuse('no_such_publication')
  const { query } = context.db
  const sheet =
    list === 'people'
      ? peopleSheet(await readResults(query, source))
      : unitsSheet(rankUnits(await readUnitFigures(query, contest.id, source), order))
  return ok(await sheetDownload(sheet, format, fileName(list, contest.slug, publication)))
}

/** A list of results as everybody may see it now, as CSV; empty while nothing may be seen. */
export const downloadRanking = async (
  context: Context,
  request: {
    readonly contest: string
    readonly part: string
    readonly list: 'people' | 'units'
    readonly unit?: string | undefined
    readonly unitGroup?: string | undefined
    readonly order: UnitOrder
  },
): Promise<Result<Download, RankingRefusal>> => {
  const opened = await openRanking(context, request.contest, request.part)
  if (!opened.ok) return opened
  const { contest, source } = opened.value
  const { query } = context.db
  const unitIds = unitsOf(contest, request)
  if (unitIds?.length === 0) return refuse('no_such_unit')
  const name = fileName(request.list, contest.slug)
  if (request.list === 'people') {
    const lines = source === null ? [] : await readResults(query, source, unitIds)
    const masked = lines.map((line) => ({
      ...line,
      name: publicName(line.name, contest.ranking.names),
    }))
    return ok(await sheetDownload(publicSheet(masked), 'csv', name))
  }
  const units = source === null ? [] : await readUnitFigures(query, contest.id, source)
  const asked = units.filter(
    ({ unitGroup }) => request.unitGroup === undefined || unitGroup === request.unitGroup,
  )
  return ok(await sheetDownload(unitsSheet(rankUnits(asked, request.order)), 'csv', name))
}
