import { openUnitApi } from '#web/desk/units/unit-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url }) => ({
  list: valueOrErrorPage(
    await openUnitApi(fetch).changes({ after: url.searchParams.get('after') }),
  ),
  isFirst: !url.searchParams.has('after'),
})
