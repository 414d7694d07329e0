import { openContestantApi } from '#web/desk/contestant/contestant-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadContestant } from '#web/phrases/desk/contestant.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params, parent }) => {
  const [outages, { language }] = await Promise.all([
    openContestantApi(fetch, params.contest).outages(),
    parent(),
  ])
  return { told: valueOrErrorPage(outages), words: await loadContestant(language) }
}
