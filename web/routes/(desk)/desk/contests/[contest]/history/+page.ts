import { filterOf, openHistoryApi } from '#web/desk/history/history-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadHistory } from '#web/phrases/desk/history.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params, parent, url }) => {
  const filter = filterOf(url.searchParams)
  const after = url.searchParams.get('after') ?? ''
  const api = openHistoryApi(fetch, params.contest)
  const [acts, filters, { language }] = await Promise.all([
    api.acts(filter, after),
    api.filters(),
    parent(),
  ])
  return {
    filter,
    after,
    acts: valueOrErrorPage(acts),
    filters: valueOrErrorPage(filters),
    words: await loadHistory(language),
  }
}
