import { openRosterApi, unitPath } from '#web/desk/roster/roster-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadRoster } from '#web/phrases/desk/roster.ts'
import type { PageLoad } from './$types'

const filters = ['search', 'subUnit', 'tookPart', 'nominated', 'password'] as const

export const load: PageLoad = async ({ fetch, params, parent, url }) => {
  const base = unitPath(params.contest, params.unit)
  const api = openRosterApi(fetch, base)
  const filter = Object.fromEntries(
    filters.map((name) => [name, url.searchParams.get(name) ?? '']),
  ) as Record<(typeof filters)[number], string>
  const after = url.searchParams.get('after')
  const [overview, list, { language }] = await Promise.all([
    api.overview(),
    api.contestants({ ...filter, after }),
    parent(),
  ])
  return {
    base,
    filter,
    isFirst: after === null,
    overview: valueOrErrorPage(overview),
    list: valueOrErrorPage(list),
    words: await loadRoster(language),
  }
}
