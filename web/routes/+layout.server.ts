import { originOf } from '#web/api.server.ts'
import { openApi } from '#web/api.ts'
import { loadSite } from '#web/phrases/site.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async (event) => {
  const { locals, cookies, fetch } = event
  const signedIn = cookies.get('hoithi_session') === undefined ? null : await openApi(fetch).me()
  return {
    preferences: locals.preferences,
    language: locals.preferences.language,
    site: await loadSite(locals.preferences.language),
    origin: originOf(event),
    me: signedIn?.ok === true ? signedIn.value : null,
  }
}
