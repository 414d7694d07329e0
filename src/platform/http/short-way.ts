import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Clock } from '#src/platform/clock.ts'
import { encodeBody, type EncodedBody } from './encode-body.ts'
import { rememberTaken } from './handed-on.ts'
import type { RequestKind } from './http.ts'
import {
  type ReadyOptions,
  type ReadyRoute,
  readyRoute,
  type ShortReply,
  type ShortRoute,
} from './ready-route.ts'
import { mayChangeState } from './same-origin.ts'
import { apiHeaders } from './security-headers.ts'
import { clientAddress, type Trusted } from './visitor-address.ts'

export type ShortWayOptions = ReadyOptions & {
  readonly clock: Clock
  readonly publicUrl: string | null
  readonly trusted: Trusted
  /** Whose session a request is of: at once where that is in memory; null where of nobody's. */
  readonly whoAsks: (
    request: Pick<IncomingMessage, 'headers'>,
  ) => Actor | Promise<Actor | null> | null
}

type Listener = (kind: RequestKind, status: number, seconds: number) => void

/** Answers the hot routes under the framework, and hands everything else on to it. */
export type ShortWay = {
  /** A listener that tries this way, and goes onward with what is not for it. */
  readonly before: (onward: RequestListener) => RequestListener
  readonly add: (route: ShortRoute) => void
  /** Is told of each reply once it has been handed to the connection. */
  readonly onAnswer: (listener: Listener) => void
  /** From here on everything is handed on. */
  readonly close: () => void
}

// An answer sheet whole is below 2 kB. What is larger goes the long way, which knows its limits.
const largestBody = 16 * 1024

const lasting = [
  ...Object.entries(apiHeaders).flat(),
  'content-type',
  'application/json; charset=utf-8',
  'content-length',
]

const headersOf = ({ body, encoding }: EncodedBody): string[] => {
  const length = String(body.length)
  return encoding === null
    ? [...lasting, length]
    : [...lasting, length, 'content-encoding', encoding]
}

/** Whether the request has a plain body of JSON that is small, or none where none is wanted. */
const hasFittingBody = ({ headers }: IncomingMessage, route: ReadyRoute): boolean => {
  const length = Number(headers['content-length'] ?? 0)
  if (headers['transfer-encoding'] !== undefined || headers.expect !== undefined) return false
  if (route.body === null) return length === 0
  return length > 0 && length <= largestBody && headers['content-type'] === 'application/json'
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // The long way says what is wrong with it.
    return undefined
  }
}

type Found = { readonly route: ReadyRoute; readonly parameters: readonly (string | undefined)[] }

const routeFor = (
  routes: readonly ReadyRoute[],
  { method, url = '' }: IncomingMessage,
): Found | null => {
  // Most of what is asked besides is pages.
  if (!url.startsWith('/api/v1/')) return null
  for (const route of routes) {
    if (route.method !== method) continue
    const match = route.address.exec(url)
    if (match !== null) return { route, parameters: match.slice(1) }
  }
  return null
}

/** A request that is taken on this way. One record for all: closures of each step cost more. */
type Exchange = Found & {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** where it goes if it is not for this way after all */
  readonly onward: RequestListener
  readonly begunMs: number
  /** its body, and when all of it had reached the server */
  readonly text: string
  readonly arrivedAt: Date
}

const handOn = (exchange: Exchange, fault?: unknown): void => {
  const { request, response, arrivedAt, text } = exchange
  rememberTaken(request, { arrivedAt, body: text, fault })
  exchange.onward(request, response)
}

const whenRead = (request: IncomingMessage, then: (text: string) => void): void => {
  let first: Buffer | null = null
  const more: Buffer[] = []
  request.on('data', (chunk: Buffer) => {
    if (first === null) first = chunk
    else more.push(chunk)
  })
  request.on('end', () => {
    // An answer nearly always comes in one piece.
    if (first === null) then('')
    else then((more.length === 0 ? first : Buffer.concat([first, ...more])).toString())
  })
}

type Answering = Promise<ShortReply | null> | null

/** Begins the answer to a request that is all here; null where this way has none. */
const answering = ({ whoAsks, trusted }: ShortWayOptions) => {
  const answerTo = (exchange: Exchange, actor: Actor | null, body: unknown): Answering => {
    if (actor === null) return null
    const { request, arrivedAt, route, parameters } = exchange
    const ip = clientAddress(request, trusted)
    return route.answer({ actor, arrivedAt, headers: request.headers, ip }, parameters, body)
  }
  return (exchange: Exchange): Answering => {
    const { route, text } = exchange
    const body = route.body === null ? null : parsed(text)
    if (!route.isBody(body)) return null
    const who = whoAsks(exchange.request)
    if (!(who instanceof Promise)) return answerTo(exchange, who, body)
    return (async () => answerTo(exchange, await who, body))()
  }
}

/** Answers a request that is all here, or hands it on. */
const exchanging = (options: ShortWayOptions, listeners: readonly Listener[]) => {
  const begin = answering(options)
  const send = (exchange: Exchange, reply: ShortReply | null): void => {
    if (reply === null) {
      handOn(exchange)
      return
    }
    const { request, response, route, begunMs } = exchange
    try {
      const encoded = encodeBody(request, route.write(reply))
      response.writeHead(reply.status, headersOf(encoded)).end(encoded.body, 'latin1')
    } catch (fault) {
      handOn(exchange, fault)
      return
    }
    const seconds = (performance.now() - begunMs) / 1000
    for (const tell of listeners) tell(route.kind, reply.status, seconds)
  }
  return (exchange: Exchange): void => {
    const answered = begin(exchange)
    if (answered === null) handOn(exchange)
    else
      answered.then(
        (reply) => send(exchange, reply),
        (fault: unknown) => handOn(exchange, fault),
      )
  }
}

/**
 * Opens a way under the framework for the few routes on the way of an answer. It gives only the
 * replies that are hoped for; whatever is unusual about a request, and every refusal, is handed on
 * to the framework's own route, which does the same again and says why.
 */
export const openShortWay = (options: ShortWayOptions): ShortWay => {
  const routes: ReadyRoute[] = []
  const listeners: Listener[] = []
  const exchange = exchanging(options, listeners)

  const take = (
    request: IncomingMessage,
    response: ServerResponse,
    onward: RequestListener,
  ): void => {
    const found = routeFor(routes, request)
    if (
      found === null ||
      !hasFittingBody(request, found.route) ||
      !mayChangeState(request, options.publicUrl)
    ) {
      onward(request, response)
      return
    }
    const { route, parameters } = found
    const begunMs = performance.now()
    whenRead(request, (text) => {
      const arrivedAt = options.clock.now()
      exchange({ request, response, onward, route, parameters, begunMs, text, arrivedAt })
    })
  }

  return {
    before: (onward) => (request, response) => take(request, response, onward),
    add: (route) => void routes.push(readyRoute(route, options)),
    onAnswer: (listener) => void listeners.push(listener),
    close: () => void routes.splice(0),
  }
}
