import { openContestantApi } from '#web/desk/contestant/contestant-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadContestant } from '#web/phrases/desk/contestant.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params, parent }) => {
  const [person, { language }] = await Promise.all([
    openContestantApi(fetch, params.contest).contestant(params.username),
    parent(),
  ])
  return { person: valueOrErrorPage(person), words: await loadContestant(language) }
}
