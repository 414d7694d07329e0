import { openUnitApi } from '#web/desk/units/unit-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url }) => {
  const asked = (name: string): string => url.searchParams.get(name) ?? ''
  const query = {
    search: asked('search'),
    unitGroup: asked('group'),
    on: asked('on'),
    below: asked('below'),
  }
  return { query, list: valueOrErrorPage(await openUnitApi(fetch).units(query)) }
}
