import { openApi } from '#web/api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ fetch, params }) => ({
  contest: valueOrErrorPage(await openApi(fetch).contest(params.contest)),
})
