import { redirect } from '@sveltejs/kit'
import { loadDesk } from '#web/phrases/desk.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ parent, url }) => {
  const { me, language } = await parent()
  const returnTo = encodeURIComponent(url.pathname + url.search)
  if (me === null) redirect(303, `/sign-in?returnTo=${returnTo}`)
  if (me.mustSetPassword) redirect(303, `/sign-in/password?returnTo=${returnTo}`)
  return { desk: await loadDesk(language) }
}
