import { openQuotaApi, quotaBase } from '#web/desk/quota/quota-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadQuota } from '#web/phrases/desk/quota.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params, parent }) => {
  const api = openQuotaApi(fetch, quotaBase(params.contest, params.unit))
  const [week, { language }] = await Promise.all([api.week(), parent()])
  return { week: valueOrErrorPage(week), words: await loadQuota(language) }
}
