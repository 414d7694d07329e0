import type { RequestEvent } from '@sveltejs/kit'

/** Asks the API inside this process; put on the raw request by src/platform/http/web.ts. */
type AskApi = (request: {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}) => Promise<{ readonly status: number; readonly headers: object; readonly body: string }>

const apiKey = Symbol.for('hoithi.api')
const originKey = Symbol.for('hoithi.origin')

const designKey = Symbol.for('hoithi.design')

const rawOf = (event: RequestEvent) =>
  event.platform?.req as
    { [apiKey]?: AskApi; [originKey]?: string; [designKey]?: boolean } | undefined

/** Scheme and host under which the visitor sees this site, for links that leave it. */
export const originOf = (event: RequestEvent): string =>
  rawOf(event)?.[originKey] ?? event.url.origin

/** Whether the page of the design system may be seen; always in Vite's development server. */
export const showsDesign = (event: RequestEvent): boolean => rawOf(event)?.[designKey] ?? true

/**
 * Answers a page's request to the API inside the process, as the visitor; over the network in
 * Vite's development server, where the API is a neighbour.
 */
export const answerFromApi = async (
  event: RequestEvent,
  request: Request,
  fetch: typeof globalThis.fetch,
): Promise<Response> => {
  const ask = rawOf(event)?.[apiKey]
  if (ask === undefined) return fetch(request)
  const url = new URL(request.url)
  const type = request.headers.get('content-type')
  const reply = await ask({
    method: request.method,
    path: url.pathname + url.search,
    headers: {
      'accept-language': event.locals.preferences.language,
      cookie: event.request.headers.get('cookie') ?? '',
      ...(type === null ? {} : { 'content-type': type }),
    },
    ...(request.body === null ? {} : { body: await request.text() }),
  })
  const headers = new Headers()
  for (const [name, value] of Object.entries(reply.headers)) {
    for (const one of [value].flat()) headers.append(name, String(one))
  }
  return new Response(reply.status === 204 ? null : reply.body, { status: reply.status, headers })
}
