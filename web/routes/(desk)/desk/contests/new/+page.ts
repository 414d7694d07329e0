import { openSetupApi } from '#web/desk/setup/setup-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadStart } from '#web/phrases/desk/start.ts'
import type { PageLoad } from './$types'

const ways = ['copy', 'form', 'pack'] as const

export const load: PageLoad = async ({ fetch, parent, url }) => {
  const [reply, { language }] = await Promise.all([openSetupApi(fetch).start(), parent()])
  const from = valueOrErrorPage(reply)
  const asked = url.searchParams.get('way')
  const usual = from.sources.length === 0 ? 'pack' : 'copy'
  return {
    from,
    way: ways.find((way) => way === asked) ?? usual,
    words: await loadStart(language),
  }
}
