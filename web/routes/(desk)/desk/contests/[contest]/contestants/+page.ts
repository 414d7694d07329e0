import { openContestantApi } from '#web/desk/contestant/contestant-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadContestant } from '#web/phrases/desk/contestant.ts'
import type { PageLoad } from './$types'

const asked = ['search', 'unit', 'unitGroup', 'tookPart', 'disqualified', 'selfRegistered']

export const load: PageLoad = async ({ fetch, params, url, parent }) => {
  const filters = Object.fromEntries(asked.map((name) => [name, url.searchParams.get(name) ?? '']))
  const after = url.searchParams.get('after')
  const [list, { language }] = await Promise.all([
    openContestantApi(fetch, params.contest).list({ ...filters, after }),
    parent(),
  ])
  return {
    filters,
    isFirst: after === null,
    list: valueOrErrorPage(list),
    words: await loadContestant(language),
  }
}
