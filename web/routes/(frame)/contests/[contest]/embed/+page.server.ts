import { openApi } from '#web/api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params }) => ({
  contest: valueOrErrorPage(await openApi(fetch).contest(params.contest)),
})
