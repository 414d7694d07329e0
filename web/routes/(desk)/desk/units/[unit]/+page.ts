import { openUnitApi } from '#web/desk/units/unit-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params }) => ({
  unit: valueOrErrorPage(await openUnitApi(fetch).unit(params.unit)),
})
