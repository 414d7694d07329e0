import { error } from '@sveltejs/kit'
import { openRosterApi, unitPath } from '#web/desk/roster/roster-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadRoster } from '#web/phrases/desk/roster.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params, parent }) => {
  const base = unitPath(params.contest, params.unit)
  const [reply, { language }] = await Promise.all([openRosterApi(fetch, base).overview(), parent()])
  const overview = valueOrErrorPage(reply)
  // who may only correct has nothing to add
  if (overview.access !== 'keep') error(403, '', { code: 'forbidden' })
  return { base, overview, words: await loadRoster(language) }
}
