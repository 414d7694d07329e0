import type { Desk } from '#src/modules/setup/schema.ts'
import { openWire, type Wire } from '#web/api.ts'

/** What the desks' frame asks of the API. */
export const openDeskApi = (fetch: Parameters<typeof openWire>[0]) => {
  const { get }: Wire = openWire(fetch)
  return { desk: () => get<Desk>('/desk') }
}
