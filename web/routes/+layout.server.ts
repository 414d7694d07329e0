import { openApi } from '#web/api.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ locals, cookies, fetch }) => {
  const signedIn = cookies.get('hoithi_session') === undefined ? null : await openApi(fetch).me()
  return {
    preferences: locals.preferences,
    language: locals.preferences.language,
    me: signedIn?.ok === true ? signedIn.value : null,
  }
}
