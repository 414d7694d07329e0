import { openDeskApi } from '#web/desk/desk-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import type { LayoutLoad } from './$types'

export const load: LayoutLoad = async ({ fetch }) => ({
  own: valueOrErrorPage(await openDeskApi(fetch).desk()),
})
