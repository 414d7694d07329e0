import type { FastifyReply, FastifyRequest } from 'fastify'
import { realpath } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Config } from '#src/config.ts'
import type { HttpApp } from './http.ts'
import { innerHeaders } from './inner-requests.ts'
import { sendRefusal } from './problem.ts'
import { httpRefusals } from './refusals.ts'
import { fileHeaders, pageHeaders } from './security-headers.ts'

/**
 * How a page being rendered on the server asks the API: inside this process, as the visitor (their
 * address; the page passes on cookies and language). A refusal is an answer with its problem as
 * the body, never a rejection. It stands on the raw request, in the web app
 * `event.platform?.req[Symbol.for('hoithi.api')]`.
 */
export type AskApi = (request: {
  readonly method: string
  /** begins with `/api/`; carries the query */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** JSON text */
  readonly body?: string
}) => Promise<{ readonly status: number; readonly headers: object; readonly body: string }>

const apiKey = Symbol.for('hoithi.api')
// Scheme and host as the visitor sees them, for links that are shared: a string. The adapter's own
// guess takes every request for https.
const originKey = Symbol.for('hoithi.origin')
// Whether the page of the design system may be seen: a boolean.
const designKey = Symbol.for('hoithi.design')

/** The built web app: answers a page or an asset, or "not found" as a page of its own. */
export type Web = (request: IncomingMessage, response: ServerResponse) => unknown

const builtWeb = resolve(import.meta.dirname, '../../../build/web')

const hasHandler = (built: unknown): built is { readonly handler: Web } =>
  typeof built === 'object' &&
  built !== null &&
  'handler' in built &&
  typeof built.handler === 'function'

/** Loads the built web app. Throws where it was not built. */
export const loadWeb = async (): Promise<Web> => {
  // build/web is a link that the next build moves: this process stays with the one it started on.
  const folder = await realpath(builtWeb)
  const built: unknown = await import(pathToFileURL(`${folder}/handler.js`).href)
  if (!hasHandler(built)) throw new Error(`${folder} holds no web app.`)
  return built.handler
}

const reachApi =
  (app: HttpApp, visitor: FastifyRequest): AskApi =>
  async ({ method, path, headers, body }) => {
    const reply = await app.inject({
      method: method as 'GET',
      url: path,
      headers: { host: visitor.host, ...headers, ...innerHeaders },
      remoteAddress: visitor.ip,
      ...(body === undefined ? {} : { payload: body }),
    })
    return { status: reply.statusCode, headers: reply.headers, body: reply.payload }
  }

/**
 * Hands every GET that no route answers and that is not the API's to the web app; the rest is
 * "not found". Without a web app (null) everything is.
 */
export const serveWeb = (app: HttpApp, web: Web | null, config: Config): void => {
  const { publicUrl, design } = config
  const ofPages = pageHeaders(publicUrl)
  const ofFiles = fileHeaders(publicUrl)
  app.setNotFoundHandler((request, reply: FastifyReply) => {
    const isPage = request.method === 'GET' || request.method === 'HEAD'
    if (web === null || !isPage || /^\/api(?:[/?]|$)/u.test(request.url)) {
      return sendRefusal(request, reply, { code: 'not_found' }, httpRefusals)
    }
    // A phone on its first visit is sent each of them with every file.
    const headers = request.url.startsWith('/_app/immutable/') ? ofFiles : ofPages
    for (const [name, value] of Object.entries(headers)) reply.raw.setHeader(name, value)
    reply.hijack()
    const raw = Object.assign(request.raw, {
      [apiKey]: reachApi(app, request),
      [designKey]: design,
      [originKey]: publicUrl ?? `${request.protocol}://${request.host}`,
    })
    return web(raw, reply.raw)
  })
}
