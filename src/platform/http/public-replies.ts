import { hash } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Config } from '#src/config.ts'
import type { Notices } from '#src/platform/db/notices.ts'
import { wantedLanguage } from '#src/shared/language.ts'
import { acceptedEncoding } from '#src/shared/accepted-encoding.ts'
import { cookieOf } from './cookie-of.ts'
import type { Gate } from './gate.ts'
import { type KeptReply, openReplyMemory } from './reply-memory.ts'

export type PublicOptions = {
  readonly config: Pick<Config, 'publicUrl'>
  readonly gate: Pick<Gate, 'admit' | 'hasRoomForReaders'>
  readonly notices: Pick<Notices, 'on'>
  /** whether an address is the public's to read, the same for everybody without a session */
  readonly isPublic: (url: string) => boolean
  readonly sessionCookie: string
  /** asks the application inside the process */
  readonly ask: (request: Asked) => Promise<Answered>
}

export type Asked = {
  readonly method: 'GET'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}
export type Answered = {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, number | string | string[] | undefined>>
  readonly rawPayload: Buffer
}

/** Readers without a session, served from memory. */
export type PublicReplies = {
  /**
   * Takes a request that it can serve, and hands on to `otherwise` where the reply turns out to be
   * nobody else's; gives false for all others, and nothing has been done.
   */
  readonly serve: (
    request: IncomingMessage,
    response: ServerResponse,
    otherwise: RequestListener,
  ) => boolean
  /** how many replies came from memory */
  readonly served: () => number
}

// Figures on a page may be a second old themselves (read-turnout.ts), and none more than two.
const freshMs = 500
const latestMs = 1000
// Better than no page: sent where the lane of the readers is full.
const oldMs = 30_000

const limits = { bytes: 32 * 1024 * 1024, replies: 2000 }
const longestUrl = 300
const preferences = ['hoithi_language', 'hoithi_theme', 'hoithi_text'] as const

/** All that a stranger's page depends on, as the headers with which it is asked for. */
const variantOf = (request: IncomingMessage): Readonly<Record<string, string>> => {
  const { headers } = request
  const cookies = preferences.flatMap((name) => {
    const value = cookieOf(request, name)
    return value !== undefined && /^[a-z]{1,10}$/u.test(value) ? [`${name}=${value}`] : []
  })
  return {
    host: headers.host ?? '',
    accept: request.url?.startsWith('/api/') === true ? 'application/json' : 'text/html',
    'accept-encoding': acceptedEncoding(headers['accept-encoding'], ['br', 'gzip']) ?? 'identity',
    'accept-language': wantedLanguage(undefined, headers['accept-language'] ?? ''),
    cookie: cookies.join('; '),
  }
}

const isServable = (
  request: IncomingMessage,
  { isPublic, sessionCookie, config }: PublicOptions,
): boolean => {
  const { method, url = '', headers } = request
  if (method !== 'GET' || url.length > longestUrl || !isPublic(url)) return false
  if (cookieOf(request, sessionCookie) !== undefined || headers.authorization !== undefined)
    return false
  // Without a public address the links of a page follow these, as far as they are trusted.
  return (
    config.publicUrl !== null ||
    (headers['x-forwarded-host'] === undefined && headers['x-forwarded-proto'] === undefined)
  )
}

const hopHeaders: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'date',
  'etag',
])

/** A reply that may be kept; null where it is no page of everybody's. */
const keepable = ({ statusCode, headers, rawPayload }: Answered): KeptReply | null => {
  if (statusCode !== 200 || headers['set-cookie'] !== undefined) return null
  const plain = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || hopHeaders.has(name) ? [] : [[name, String(value)] as const],
  )
  return {
    headers: {
      ...Object.fromEntries(plain),
      // A proxy may hold it, and asks each time whether it still holds: that costs next to nothing.
      'cache-control': 'public, max-age=0, must-revalidate',
      vary: 'Cookie, Accept-Language, Accept-Encoding',
    },
    body: rawPayload,
    etag: `"${hash('sha1', rawPayload, 'base64url')}"`,
  }
}

const send = (request: IncomingMessage, response: ServerResponse, reply: KeptReply): void => {
  const { headers, body, etag } = reply
  const known = request.headers['if-none-match']
  if (known?.includes(etag) === true) {
    const { vary = '', 'cache-control': control = '' } = headers
    response.writeHead(304, { etag, vary, 'cache-control': control }).end()
  } else {
    response.writeHead(200, { ...headers, etag, 'content-length': body.length }).end(body)
  }
}

/**
 * Keeps what the public reads for half a second, so that a flood of readers costs what one costs.
 * Only what strangers ask, asked anew without any session, is ever kept: nothing of a person can be
 * in it. Notices drop it all.
 */
export const openPublicReplies = (options: PublicOptions): PublicReplies => {
  const { gate, ask, notices } = options
  const memory = openReplyMemory(limits)
  let served = 0
  for (const kind of ['contest', 'publication', 'attempt', 'bank'] as const)
    notices.on(kind, memory.drop)
  const make = (key: string, asked: Asked): Promise<KeptReply | null> =>
    memory.make(key, performance.now(), async () => keepable(await ask(asked)))

  return {
    serve: (request, response, otherwise) => {
      if (!isServable(request, options)) return false
      const { url = '' } = request
      const headers = variantOf(request)
      const key = JSON.stringify([url, headers])
      const asked: Asked = { method: 'GET', url, headers }
      const atHand = memory.atHand(key, performance.now())
      const ageMs = atHand?.ageMs ?? Infinity
      const isSent = ageMs <= latestMs || (ageMs <= oldMs && !gate.hasRoomForReaders())
      if (atHand !== null && isSent) {
        served += 1
        send(request, response, atHand.reply)
        // Made anew behind the back of those who read, so that none of a flood waits.
        if (ageMs > freshMs && gate.hasRoomForReaders()) make(key, asked).catch(() => undefined)
        return true
      }
      if (!gate.admit(request, response)) return true
      make(key, asked).then(
        (reply) => (reply === null ? otherwise(request, response) : send(request, response, reply)),
        () => otherwise(request, response),
      )
      return true
    },
    served: () => served,
  }
}
