import { openContestUnitApi } from '#web/desk/units/unit-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadUnits } from '#web/phrases/desk/units.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params, parent, url }) => {
  const asked = (name: string): string => url.searchParams.get(name) ?? ''
  const query = { search: asked('search'), unitGroup: asked('group'), after: asked('after') }
  const api = openContestUnitApi(fetch, params.contest)
  const [list, { language }] = await Promise.all([api.units(query), parent()])
  return { query, list: valueOrErrorPage(list), words: await loadUnits(language) }
}
