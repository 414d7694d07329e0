import type { Lead, Leads } from '#src/modules/lead/schema.ts'
import { contestPath, openWire } from '#web/api.ts'

type Named = Pick<Lead, 'kind' | 'subject'>

/** What the page of leads asks of the API. */
export const openLeadApi = (fetch: Parameters<typeof openWire>[0], contest: string) => {
  const { get, ask } = openWire(fetch)
  const base = `${contestPath(contest)}/leads`
  return {
    leads: () => get<Leads>(base),
    note: ({ kind, subject }: Named, note: string) =>
      ask<void>('PUT', `${base}/note`, { kind, subject, note }),
    withdraw: ({ kind, subject }: Named) => ask<void>('DELETE', `${base}/note`, { kind, subject }),
  }
}
