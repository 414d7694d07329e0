import type { ActFilters, Acts } from '#src/modules/audit/schema.ts'
import { contestPath, openWire } from '#web/api.ts'

/** What the trail is filtered by, as it stands in the address; empty: not at all. */
export const trailFilters = ['search', 'kind', 'person', 'from', 'to'] as const
export type TrailFilter = Readonly<Record<(typeof trailFilters)[number], string>>

/** What an address says of the filters. */
export const filterOf = (query: Pick<URLSearchParams, 'get'>): TrailFilter => ({
  search: query.get('search') ?? '',
  kind: query.get('kind') ?? '',
  person: query.get('person') ?? '',
  from: query.get('from') ?? '',
  to: query.get('to') ?? '',
})

/** The filters that are set, and what else is to stand in the address. */
export const queryWith = (filter: TrailFilter, more: Readonly<Record<string, string>>): string => {
  const set = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== '')
  return set.length === 0 ? '' : `?${new URLSearchParams(set).toString()}`
}

/** What the history of acts asks of the API. */
export const openHistoryApi = (fetch: Parameters<typeof openWire>[0], contest: string) => {
  const { get } = openWire(fetch)
  const base = `${contestPath(contest)}/acts`
  return {
    acts: (filter: TrailFilter, after: string) => get<Acts>(base, { ...filter, after }),
    unitActs: (unit: string, filter: TrailFilter, after: string) =>
      get<Acts>(`${contestPath(contest)}/units/${encodeURIComponent(unit)}/acts`, {
        ...filter,
        after,
      }),
    filters: () => get<ActFilters>(`${base}/filters`),
  }
}

/** Where the trail is downloaded, filtered as it is shown. */
export const downloadPath = (contest: string, filter: TrailFilter, format: string): string =>
  `/api/v1${contestPath(contest)}/acts/download${queryWith(filter, { format })}`
