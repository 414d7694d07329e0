import { filterOf, openHistoryApi } from '#web/desk/history/history-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadHistory } from '#web/phrases/desk/history.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params, parent, url }) => {
  const filter = filterOf(url.searchParams)
  const after = url.searchParams.get('after') ?? ''
  const [acts, { language }] = await Promise.all([
    openHistoryApi(fetch, params.contest).unitActs(params.unit, filter, after),
    parent(),
  ])
  return {
    unit: params.unit,
    filter,
    after,
    acts: valueOrErrorPage(acts),
    words: await loadHistory(language),
  }
}
