import { openRosterApi, unitPath } from '#web/desk/roster/roster-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadRoster } from '#web/phrases/desk/roster.ts'
import type { PageLoad } from './$types'

const states = ['waiting', 'confirmed', 'declined'] as const

export const load: PageLoad = async ({ fetch, params, parent, url }) => {
  const base = unitPath(params.contest, params.unit)
  const api = openRosterApi(fetch, base)
  const asked = url.searchParams.get('state')
  const state = states.find((one) => one === asked) ?? 'waiting'
  const after = url.searchParams.get('after')
  const [list, overview, { language }] = await Promise.all([
    api.registrations({ state, after }),
    api.overview(),
    parent(),
  ])
  return {
    base,
    states,
    state,
    isFirst: after === null,
    list: valueOrErrorPage(list),
    overview: valueOrErrorPage(overview),
    words: await loadRoster(language),
  }
}
