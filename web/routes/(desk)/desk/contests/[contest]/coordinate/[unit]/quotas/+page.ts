import { openQuotaApi, quotaBase } from '#web/desk/quota/quota-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadQuota } from '#web/phrases/desk/quota.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params, parent }) => {
  const base = quotaBase(params.contest, params.unit)
  const api = openQuotaApi(fetch, base)
  const [list, progress, { language }] = await Promise.all([api.quotas(), api.progress(), parent()])
  return {
    base,
    list: valueOrErrorPage(list),
    progress: valueOrErrorPage(progress),
    words: await loadQuota(language),
  }
}
