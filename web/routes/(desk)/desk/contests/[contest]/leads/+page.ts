import { openLeadApi } from '#web/desk/lead/lead-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadLeads } from '#web/phrases/desk/leads.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params, parent, url }) => {
  const [found, { language }] = await Promise.all([
    openLeadApi(fetch, params.contest).leads(),
    parent(),
  ])
  return {
    found: valueOrErrorPage(found),
    unseenOnly: url.searchParams.get('show') === 'unseen',
    words: await loadLeads(language),
  }
}
