import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Language, wantedLanguage } from '#src/shared/language.ts'
import { cookieOf } from './cookie-of.ts'
import type { Lane } from './http.ts'
import { httpRefusals } from './refusals.ts'
import { apiHeaders } from './security-headers.ts'
import { type Ticket, ticketCookie, writeTicket } from './tickets.ts'
import { waitingPage, waitingPagePolicy, waitInWords } from './waiting-page.ts'

/** What somebody who has to come back is told. */
export type Wait = {
  readonly lane: Lane
  /** signs the ticket */
  readonly key: Buffer
  /** when to come back, in milliseconds from now */
  readonly againMs: number
  /** epoch ms */
  readonly nowMs: number
  /** whether cookies are sent over TLS only */
  readonly isSecure: boolean
  /** their place and when their turn is, as far as it can be known; null where no place is kept */
  readonly kept: {
    readonly ticket: Ticket
    readonly place: number
    readonly seconds: number | null
  } | null
}

// What comes late by less still has its place (waiting-line.ts).
const graceMs = 5000
const smallBody = 64 * 1024

const languageOf = (request: IncomingMessage): Language =>
  wantedLanguage(cookieOf(request, 'hoithi_language'), request.headers['accept-language'] ?? '')

/** Whether a browser asks for a page to show, rather than a script for data. */
export const wantsPage = ({ method, url, headers }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  url?.startsWith('/api/') !== true &&
  headers.accept?.includes('text/html') === true

const cookieFor = ({ lane, key, againMs, nowMs, isSecure, kept }: Wait): string | null => {
  if (kept === null) return null
  const lastsMs = againMs + graceMs
  const text = writeTicket(key, lane, { ...kept.ticket, goodUntilMs: nowMs + lastsMs })
  const age = Math.ceil(lastsMs / 1000)
  return `${ticketCookie}=${text}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}

const problem = (
  code: 'server_busy' | 'too_many_requests',
  language: Language,
  values: Readonly<Record<string, number>>,
  inWords?: string,
): string => {
  const { status, [language]: usual } = httpRefusals[code]
  const detail = inWords ?? usual
  return JSON.stringify({
    type: `urn:hoithi:refusal:${code}`,
    title: code,
    status,
    code,
    detail,
    values,
  })
}

const send = (
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  {
    type,
    body,
    headers,
  }: {
    readonly type: string
    readonly body: string
    readonly headers: Readonly<Record<string, string | number>>
  },
): void => {
  // A large body is not waited for, nor one of unknown length.
  const declared = Number(request.headers['content-length'] ?? 0)
  const isLarge = declared > smallBody || request.headers['transfer-encoding'] !== undefined
  response
    .writeHead(status, {
      ...apiHeaders,
      ...headers,
      'content-type': `${type}; charset=utf-8`,
      'content-length': Buffer.byteLength(body),
      vary: 'Cookie, Accept-Language, Accept',
      ...(isLarge ? { connection: 'close' } : {}),
    })
    .end(body)
}

/** Answers "come back", with the place in the line where one is kept: as a page or as a problem. */
export const sendWait = (request: IncomingMessage, response: ServerResponse, wait: Wait): void => {
  const { kept, againMs } = wait
  const cookie = cookieFor(wait)
  const headers = {
    'retry-after': Math.ceil(againMs / 1000),
    ...(cookie === null ? {} : { 'set-cookie': cookie }),
  }
  const language = languageOf(request)
  const told = {
    again: againMs,
    ...(kept === null ? {} : { place: kept.place }),
    ...(kept === null || kept.seconds === null ? {} : { seconds: kept.seconds }),
  }
  if (wantsPage(request)) {
    const theme = cookieOf(request, 'hoithi_theme')
    const body = waitingPage(language, theme, told)
    send(request, response, 503, {
      type: 'text/html',
      body,
      headers: { ...headers, 'content-security-policy': waitingPagePolicy },
    })
    return
  }
  const inWords = kept === null ? undefined : waitInWords(language, told, wait.lane)
  const body = problem('server_busy', language, told, inWords)
  send(request, response, 503, { type: 'application/problem+json', body, headers })
}

/** Answers a flood: nothing is kept of it, and it comes back no sooner than in some seconds. */
export const sendFlood = (request: IncomingMessage, response: ServerResponse): void => {
  const again = 2000 + Math.round(Math.random() * 2000)
  send(request, response, 429, {
    type: 'application/problem+json',
    body: problem('too_many_requests', languageOf(request), { again }),
    headers: { 'retry-after': Math.ceil(again / 1000) },
  })
}
