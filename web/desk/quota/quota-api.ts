import type {
  Progress,
  QuotaBody,
  QuotaList,
  Remind,
  Reminder,
  Week,
} from '#src/modules/quota/schema.ts'
import { contestPath, openWire } from '#web/api.ts'

/** The address of a contest's quotas below `/api/v1`, or of those of one of its units. */
export const quotaBase = (contest: string, unit?: string): string =>
  contestPath(contest) + (unit === undefined ? '' : `/units/${encodeURIComponent(unit)}`)

/** What the screens about quotas ask of the API, at a base that quotaBase gives. */
export const openQuotaApi = (fetch: Parameters<typeof openWire>[0], base: string) => {
  const { get, ask } = openWire(fetch)
  return {
    quotas: () => get<QuotaList>(`${base}/quotas`),
    setQuotas: (quotas: readonly QuotaBody[]) => ask<void>('PUT', `${base}/quotas`, { quotas }),
    progress: () => get<Progress>(`${base}/progress`),
    remind: (body: Remind) => ask<Reminder>('POST', `${base}/reminders`, body),
    week: () => get<Week>(`${base}/week`),
  }
}
