import type { Lane, RequestKind } from './platform/http/http.ts'

const part = '/api/v1/contests/:contest/parts/:part'

/** What the routes of the API are to the metrics. */
export const routeKinds: Readonly<Record<string, RequestKind>> = {
  'PUT /api/v1/attempts/:id/answers': { lane: 'answering', counts: { as: 'saves', status: 200 } },
  'POST /api/v1/attempts/:id/submission': {
    lane: 'answering',
    counts: { as: 'submissions', status: 200 },
  },
  'GET /api/v1/attempts/:id': { lane: 'answering' },
  [`POST ${part}/attempts`]: { lane: 'starting', counts: { as: 'starts', status: 201 } },
  [`GET ${part}/attempts`]: { lane: 'starting' },
  'POST /api/v1/sessions': { lane: 'signing_in' },
  'DELETE /api/v1/sessions': { lane: 'signing_in' },
  'PUT /api/v1/me/password': { lane: 'signing_in' },
  'GET /api/v1/me': { lane: 'signing_in' },
  // Of whoever watches the server.
  'GET /healthz': { lane: 'unbounded' },
  'GET /metrics': { lane: 'unbounded' },
}

const asset: RequestKind = { lane: 'unbounded' }
const quizPage: RequestKind = { lane: 'starting' }
const signInPage: RequestKind = { lane: 'signing_in' }
const reader: RequestKind = { lane: 'reading' }

/** What a request is that no route of the API takes: a file of the web app, or a page. */
export const pageKind = (path: string): RequestKind => {
  // Files are sent as they are and cost next to nothing.
  if (/^\/_app\/|^\/[\w-]+\.\w+(?:$|\?)/u.test(path)) return asset
  if (/^\/contests\/[^/?]+\/quiz\//u.test(path)) return quizPage
  return path.startsWith('/sign-in') ? signInPage : reader
}

/**
 * The lane of a request before any route is looked up, for the gate: the same as its route's or
 * its page's.
 */
export const laneOf = (url: string): Lane | 'unbounded' => {
  if (url.startsWith('/api/v1/attempts/')) return 'answering'
  if (/^\/api\/v1\/contests\/[^/?]+\/parts\/[^/?]+\/attempts(?:\?|$)/u.test(url)) return 'starting'
  if (/^\/api\/v1\/(?:sessions|me|me\/password)(?:\?|$)/u.test(url)) return 'signing_in'
  if (/^\/(?:healthz|metrics)(?:\?|$)/u.test(url)) return 'unbounded'
  const { lane } = url.startsWith('/api/') ? reader : pageKind(url)
  return lane === 'inner' ? 'reading' : lane
}

const publicPages = /^\/(?:contests\/[\w-]+(?:\/(?:ranking|results|embed|share))?)?(?:\?|$)/u
const publicData =
  /^\/api\/v1\/contests(?:\/[\w-]+(?:\/(?:notices|turnout|parts\/[\w-]+\/ranking(?:\/units)?))?)?(?:\?|$)/u

/** Whether an address is the public's to read, and the same for everybody without a session. */
export const isPublic = (url: string): boolean => publicPages.test(url) || publicData.test(url)
