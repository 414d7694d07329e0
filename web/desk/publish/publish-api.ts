import type {
  FreezeSet,
  Publishing,
  Published,
  Ranking,
  ResultChanges,
  UnitRanking,
} from '#src/modules/ranking/schema.ts'
import { contestPath, openWire, partPath } from '#web/api.ts'

type List = 'people' | 'units'

/** Where a list of results is had as a file: of now, or of a publication. */
export const resultsFile = (
  contest: string,
  part: string,
  list: List,
  format: 'xlsx' | 'csv',
  publication?: string,
): string => {
  const of = publication === undefined ? '' : `&publication=${encodeURIComponent(publication)}`
  return `/api/v1/desk${partPath(contest, part)}/results/${list}?format=${format}${of}`
}

/** What the screen about publishing asks of the API, for one part of a contest. */
export const openPublishApi = (
  fetch: Parameters<typeof openWire>[0],
  contest: string,
  part: string,
) => {
  const { get, ask } = openWire(fetch)
  const desk = `/desk${partPath(contest, part)}`
  return {
    state: () => get<Publishing>(`${desk}/publications`),
    preview: (after: string | null) => get<Ranking>(`${desk}/preview`, { limit: 50, after }),
    previewUnits: () => get<UnitRanking>(`${desk}/preview/units`),
    changes: (after: string | null) => get<ResultChanges>(`${desk}/changes`, { limit: 50, after }),
    freeze: (freezeAt: string | null) =>
      ask<FreezeSet>('PUT', `/desk${contestPath(contest)}/freeze`, { freezeAt }),
    publish: (reason: string | null) =>
      ask<Published>(
        'POST',
        `${partPath(contest, part)}/publications`,
        reason === null ? {} : { reason },
      ),
  }
}
