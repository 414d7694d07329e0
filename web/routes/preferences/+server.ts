import { redirect } from '@sveltejs/kit'
import { originOf } from '#web/api.server.ts'
import { safeReturnTo } from '#web/person/return-to.ts'
import { preferenceCookies, themes, textSizes } from '#web/preferences.ts'
import { languages } from '#src/shared/language.ts'
import type { RequestHandler } from './$types'

const allowed: Readonly<Record<keyof typeof preferenceCookies, readonly string[]>> = {
  language: languages,
  theme: themes,
  text: textSizes,
}

/** Keeps a choice of language, theme or text size for a year, and goes back to the page. */
export const GET: RequestHandler = (event) => {
  const { searchParams } = event.url
  for (const [name, cookie] of Object.entries(preferenceCookies)) {
    const wanted = searchParams.get(name)
    if (wanted !== null && allowed[name as keyof typeof preferenceCookies].includes(wanted)) {
      event.cookies.set(cookie, wanted, {
        path: '/',
        maxAge: 31_536_000,
        sameSite: 'lax',
        secure: originOf(event).startsWith('https:'),
      })
    }
  }
  redirect(303, safeReturnTo(searchParams.get('back'), '/'))
}
