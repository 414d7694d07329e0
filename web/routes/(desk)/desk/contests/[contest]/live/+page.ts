import { openLiveApi } from '#web/desk/live/live-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadLive } from '#web/phrases/desk/live.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params, parent, url }) => {
  const day = url.searchParams.get('day')
  const [live, { language }] = await Promise.all([
    openLiveApi(fetch, params.contest).live(day),
    parent(),
  ])
  return { first: valueOrErrorPage(live), day, words: await loadLive(language) }
}
