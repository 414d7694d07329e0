import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks'
import { answerFromApi } from './api.server.ts'
import { compressPage } from './compress-page.server.ts'
import { preferenceCookies, readPreferences } from './preferences.ts'

/** Renders each page in the reader's language, theme and text size from the first byte on. */
export const handle: Handle = async ({ event, resolve }) => {
  const isFrame = event.route.id?.startsWith('/(frame)/') === true
  // A frame in another site has no cookies of ours: its address says the language.
  event.locals.preferences = isFrame
    ? readPreferences(
        (name) =>
          name === preferenceCookies.language
            ? (event.url.searchParams.get('language') ?? undefined)
            : undefined,
        'vi',
      )
    : readPreferences(
        (name) => event.cookies.get(name),
        event.request.headers.get('accept-language') ?? '',
      )
  const { preferences } = event.locals
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html
        .replace('%hoithi.language%', preferences.language)
        .replace('%hoithi.theme%', preferences.theme)
        .replace('%hoithi.text%', preferences.text),
    preload: (file) =>
      file.type === 'css' ||
      file.type === 'js' ||
      (file.type === 'font' && wantedFont(file.filename, preferences.language)),
  })
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true
  if (isPage) {
    // Every page depends on who asks and how they want it.
    response.headers.set('cache-control', 'private, no-cache')
    response.headers.set('vary', 'Cookie, Accept-Language')
  }
  // Only what is made to be embedded may be framed by other sites.
  const policy = response.headers.get('content-security-policy')
  // The router hides the place from which it tells of a new page by such a style.
  if (onRouter(event.route.id) && policy !== null) {
    response.headers.set('content-security-policy', `${policy}; style-src-attr 'unsafe-inline'`)
  }
  if (isFrame && policy !== null) {
    response.headers.set(
      'content-security-policy',
      policy.replace(/frame-ancestors [^;]*/u, 'frame-ancestors *'),
    )
  }
  return isPage ? compressPage(event.request, response) : response
}

/** The desks, and the samples of what they are made of. */
const onRouter = (route: string | null): boolean =>
  route?.startsWith('/(desk)/') === true || route === '/(site)/(public)/design/desk'

/** What every page is set in, and Khmer's regular weight for Khmer; the rest comes when needed. */
const wantedFont = (file: string, language: string): boolean =>
  file.includes('latin-vietnamese') || (language === 'km' && file.includes('khmer-400'))

/** Pages rendered on the server reach the API inside the process, not over the network. */
export const handleFetch: HandleFetch = async ({ event, request, fetch }) => {
  if (!new URL(request.url).pathname.startsWith('/api/')) return fetch(request)
  try {
    return await answerFromApi(event, request, fetch)
  } catch (error) {
    // A page treats what throws as "no network", which it never is in here.
    console.error(`${request.method} ${request.url}`, error)
    return Response.json({ code: 'fault', detail: '' }, { status: 500 })
  }
}

/** What broke is written down for the operator; the reader gets a code and, where known, why. */
export const handleError: HandleServerError = (caught) => {
  if (caught.kind === 'app') return caught.error
  if (caught.kind !== 'unknown') {
    return { code: caught.error.status === 404 ? 'not_found' : 'bad_request', message: '' }
  }
  console.error(`${caught.event.request.method} ${caught.event.url.pathname}`, caught.error)
  return { code: 'fault', message: '' }
}
