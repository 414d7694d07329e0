import { redirect } from '@sveltejs/kit'
import { safeReturnTo } from '#web/person/return-to.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, url }) => {
  const { me } = await parent()
  const returnTo = safeReturnTo(url.searchParams.get('returnTo'))
  if (me?.mustSetPassword === true)
    redirect(303, `/sign-in/password?returnTo=${encodeURIComponent(returnTo)}`)
  if (me !== null) redirect(303, returnTo)
  // a slip's QR code brings the username along, never the password
  const username = (url.searchParams.get('username') ?? '').slice(0, 80)
  return { returnTo, username }
}
