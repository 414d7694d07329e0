import { openLiveApi } from '#web/desk/live/live-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadLive } from '#web/phrases/desk/live.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params, parent, url }) => {
  const asked = {
    search: url.searchParams.get('search') ?? '',
    unit: url.searchParams.get('unit') ?? '',
  }
  const after = url.searchParams.get('after')
  const api = openLiveApi(fetch, params.contest)
  const [list, live, { language }] = await Promise.all([
    api.notBegun({ ...asked, after }),
    api.live(null),
    parent(),
  ])
  const units = valueOrErrorPage(live).byUnit.map(({ unit, name }) => ({ value: unit, text: name }))
  return {
    list: valueOrErrorPage(list),
    units: units.toSorted((one, other) => one.text.localeCompare(other.text, 'vi')),
    asked,
    isFirstPage: after === null,
    words: await loadLive(language),
  }
}
