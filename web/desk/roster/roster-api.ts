import type { Confirmed, RegistrationList } from '#src/modules/registration/schema.ts'
import type {
  ContestantChange,
  ListPreview,
  ReadList,
  RosterOverview,
  RosterPage,
  SlipRequest,
  Slips,
  TableRow,
} from '#src/modules/roster/schema.ts'
import { contestPath, openWire } from '#web/api.ts'

type Query = Readonly<Record<string, string | number | null | undefined>>

/** The address of a unit's desk below `/api/v1`. */
export const unitPath = (contest: string, unit: string): string =>
  `${contestPath(contest)}/units/${encodeURIComponent(unit)}`

/** What the screens of a unit's desk ask of the API, below an address that unitPath gives. */
export const openRosterApi = (fetch: Parameters<typeof openWire>[0], base: string) => {
  const { get, ask, upload, begin } = openWire(fetch)
  return {
    overview: () => get<RosterOverview>(`${base}/roster`),
    contestants: (query: Query) => get<RosterPage>(`${base}/contestants`, query),
    correct: (id: string, change: ContestantChange) =>
      ask<void>('PATCH', `${base}/contestants/${id}`, change),
    remove: (id: string) => ask<void>('DELETE', `${base}/contestants/${id}`),
    resetPassword: (id: string) => ask<Slips>('POST', `${base}/contestants/${id}/password`),

    read: (list: Blob) => upload<ReadList>('POST', `${base}/roster/readings`, {}, list),
    preview: (rows: readonly TableRow[]) =>
      ask<ListPreview>('POST', `${base}/roster/previews`, { rows }),
    // as long work: ListTaken, Slips, MailedSlips come of them
    take: (rows: readonly TableRow[]) => begin(`${base}/roster/imports`, { rows }),
    slips: (request: SlipRequest) => begin(`${base}/slips`, request),
    mailSlips: (request: SlipRequest) => begin(`${base}/slips/letters`, request),

    registrations: (query: Query) => get<RegistrationList>(`${base}/registrations`, query),
    confirm: (id: string) => ask<Confirmed>('POST', `${base}/registrations/${id}/confirmation`),
    decline: (id: string, reason: string) =>
      ask<void>('POST', `${base}/registrations/${id}/refusal`, { reason }),
  }
}
