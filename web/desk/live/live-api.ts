import type { Live, LiveSheet, NotBegun } from '#src/modules/live/schema.ts'
import { contestPath, openWire } from '#web/api.ts'

type Query = Readonly<Record<string, string | null | undefined>>

const queryOf = (query: Query): string => {
  const set = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return new URLSearchParams(set).toString()
}

/** Where a chart of a contest is had as a file. */
export const sheetHref = (
  contest: string,
  sheet: LiveSheet,
  format: 'xlsx' | 'csv',
  day: string,
): string => `/api/v1${contestPath(contest)}/live/sheets/${sheet}?${queryOf({ format, day })}`

/** Where the list of those who have not begun is had as a file. */
export const notBegunHref = (contest: string, format: 'xlsx' | 'csv', filter: Query): string =>
  `/api/v1${contestPath(contest)}/live/not-begun/sheet?${queryOf({ ...filter, format })}`

/** What the live screens ask of the API. */
export const openLiveApi = (fetch: Parameters<typeof openWire>[0], contest: string) => {
  const { get } = openWire(fetch)
  const base = contestPath(contest)
  return {
    live: (day: string | null) => get<Live>(`${base}/live`, { day }),
    notBegun: (query: Query) => get<NotBegun>(`${base}/live/not-begun`, query),
  }
}

/** How the figures are: new ones, still the same as of an instant, or out of reach. */
export type Fresh =
  | { readonly kind: 'new'; readonly live: Live; readonly tag: string | null }
  | { readonly kind: 'same'; readonly asOf: string | null }
  | { readonly kind: 'lost' }

/** Asks for the figures where they differ from those of the tag. */
export const askFresh = async (
  contest: string,
  day: string | null,
  tag: string | null,
): Promise<Fresh> => {
  const query = day === null ? '' : `?${queryOf({ day })}`
  try {
    const response = await fetch(`/api/v1${contestPath(contest)}/live${query}`, {
      headers: tag === null ? {} : { 'if-none-match': tag },
    })
    if (response.status === 304) return { kind: 'same', asOf: response.headers.get('hoithi-as-of') }
    if (!response.ok) return { kind: 'lost' }
    const live = (await response.json()) as Live
    return { kind: 'new', live, tag: response.headers.get('etag') }
  } catch {
    return { kind: 'lost' }
  }
}
