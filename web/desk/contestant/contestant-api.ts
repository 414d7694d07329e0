import type { OutageEffect, Outages } from '#src/modules/contestant/outage-schema.ts'
import type {
  Contestant,
  ContestantList,
  GivenPassword,
  Timeline,
} from '#src/modules/contestant/schema.ts'
import { contestPath, openWire } from '#web/api.ts'

type Query = Readonly<Record<string, string | number | null | undefined>>
type Made = { readonly id: string }
type Period = { readonly part: string; readonly from: string; readonly to: string }

/** What the screens about a contest's contestants ask of the API. */
export const openContestantApi = (fetch: Parameters<typeof openWire>[0], contest: string) => {
  const { get, ask } = openWire(fetch)
  const base = contestPath(contest)
  const person = (username: string) => `${base}/contestants/${encodeURIComponent(username)}`
  return {
    list: (query: Query) => get<ContestantList>(`${base}/contestants`, query),
    contestant: (username: string) => get<Contestant>(person(username)),
    timeline: (username: string, attempt: string, after: string | null) =>
      get<Timeline>(`${person(username)}/attempts/${attempt}`, { after }),
    resetPassword: (username: string, reason: string) =>
      ask<GivenPassword>('POST', `${person(username)}/password`, { reason }),
    move: (
      username: string,
      to: { readonly unit: string; readonly subUnit: string | null; readonly reason: string },
    ) => ask<void>('PUT', `${person(username)}/unit`, to),
    disqualify: (
      username: string,
      decision: {
        readonly attempt: string | null
        readonly evidence: string | null
        readonly reason: string
      },
    ) => ask<Made>('POST', `${person(username)}/disqualifications`, decision),
    lift: (username: string, id: string, reason: string) =>
      ask<void>('POST', `${person(username)}/disqualifications/${id}/lifting`, { reason }),
    grant: (
      username: string,
      more: {
        readonly part: string
        readonly round: string | null
        readonly extraAttempts: number
        readonly extraTimeMs: number
        readonly openUntil: string | null
        readonly reason: string
      },
    ) => ask<Made>('POST', `${person(username)}/allowances`, more),
    withdraw: (username: string, id: string, reason: string) =>
      ask<void>('POST', `${person(username)}/allowances/${id}/withdrawal`, { reason }),
    outages: () => get<Outages>(`${base}/outages`),
    previewOutage: (period: Period) => ask<OutageEffect>('POST', `${base}/outages/preview`, period),
    creditOutage: (
      credit: Period & { readonly openUntil: string | null; readonly reason: string },
    ) => ask<Made>('POST', `${base}/outages`, credit),
    revokeOutage: (id: string, reason: string) =>
      ask<void>('POST', `${base}/outages/${id}/revocation`, { reason }),
  }
}
export type ContestantApi = ReturnType<typeof openContestantApi>
