import type { RequestEvent } from '@sveltejs/kit'

/** What the server that hands us pages puts on the raw request (src/platform/http/web.ts). */
type ApiForPages = {
  readonly fetch: (
    path: string,
    init: { method: string; headers: Record<string, string>; body?: string },
  ) => Promise<Response>
  readonly origin: string
}

const key = Symbol.for('hoithi.api')

const apiOf = (event: RequestEvent): ApiForPages | undefined =>
  (event.platform?.req as { [key]?: ApiForPages } | undefined)?.[key]

/** Scheme and host under which the visitor sees this site, for links that leave it. */
export const originOf = (event: RequestEvent): string => apiOf(event)?.origin ?? event.url.origin

/**
 * Answers a page's request to the API inside the process, or over the network in Vite's
 * development server, where the API is a neighbour.
 */
export const answerFromApi = async (
  event: RequestEvent,
  request: Request,
  fetch: typeof globalThis.fetch,
): Promise<Response> => {
  const api = apiOf(event)
  if (api === undefined) return fetch(request)
  const url = new URL(request.url)
  const headers: Record<string, string> = {
    'accept-language': event.locals.preferences.language,
  }
  const type = request.headers.get('content-type')
  if (type !== null) headers['content-type'] = type
  return api.fetch(url.pathname + url.search, {
    method: request.method,
    headers,
    ...(request.body === null ? {} : { body: await request.text() }),
  })
}
