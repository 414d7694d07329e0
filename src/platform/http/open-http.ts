import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { createServer, type RequestListener, type Server } from 'node:http'
import { fastify, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { Config } from '#src/config.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Clock } from '#src/platform/clock.ts'
import { handleClientError } from './client-errors.ts'
import { handleError, handleUnroutable, sendBusy } from './faults.ts'
import type { Gate } from './gate.ts'
import { bodyAgain, handedOn } from './handed-on.ts'
import type { HttpApp, RequestKind } from './http.ts'
import { innerKind, isInner } from './inner-requests.ts'
import type { PublicReplies } from './public-replies.ts'
import { sendRefusal } from './problem.ts'
import { httpRefusals } from './refusals.ts'
import { checkReplies } from './reply-check.ts'
import { mayChangeState } from './same-origin.ts'
import { serializerOf } from './serializers.ts'
import { openShortWay, type ShortWay, type ShortWayOptions } from './short-way.ts'
import { apiHeaders } from './security-headers.ts'
import { compileRequest } from './validation.ts'
import { trustedProxies } from './visitor-address.ts'

export type HttpOptions = {
  readonly config: Pick<Config, 'trustProxy' | 'publicUrl' | 'logLevel'>
  readonly clock: Clock
  readonly whoAsks: ShortWayOptions['whoAsks']
  /** What each route is, by its method and address (`GET /healthz`); of the others, readers. */
  readonly routeKinds: Readonly<Record<string, RequestKind>>
  /** What a request is that no route takes, by its path and query. */
  readonly pageKind: (path: string) => RequestKind
  /** What every request from outside goes through first. */
  readonly gate: Pick<Gate, 'admit'>
  /** What readers without a session are served from, before the gate. */
  readonly publicReplies?: Pick<PublicReplies, 'serve'>
  /** Where the log goes, as lines of JSON; no body, cookie or password is ever in it. */
  readonly log: { readonly write: (line: string) => unknown }
  /** Holds replies against their schemas and throws where they differ; for tests. */
  readonly checkReplies: boolean
  /** ten seconds and twenty, unless given */
  readonly patience?: Patience
}

const bodyLimit = 64 * 1024

/** How long is waited for the headers of a request, and for the whole of it; of slow clients. */
export type Patience = { readonly headersMs: number; readonly requestMs: number }
const usualPatience: Patience = { headersMs: 10_000, requestMs: 20_000 }

/** The server itself: every request from outside passes the gate before Fastify sees it. */
const openServer = (
  listener: RequestListener,
  { gate, publicReplies, patience }: HttpOptions,
): Server => {
  const { headersMs, requestMs } = patience ?? usualPatience
  return createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: 72_000,
      connectionsCheckingInterval: Math.min(5000, headersMs / 2),
    },
    (request, response) => {
      if (publicReplies?.serve(request, response, listener) === true) return
      if (gate.admit(request, response)) listener(request, response)
    },
  )
}

const serverOptions = (options: HttpOptions, shortWay: ShortWay) => {
  const { config, log } = options
  // Ids of requests stay unique across restarts, for the one who searches the log.
  const run = randomBytes(3).toString('hex')
  let requests = 0
  return {
    bodyLimit,
    serverFactory: (listener: RequestListener) => openServer(shortWay.before(listener), options),
    // While draining, our own hook answers with a problem instead.
    return503OnClosing: false,
    clientErrorHandler: handleClientError,
    frameworkErrors: handleUnroutable,
    trustProxy: trustedProxies(config.trustProxy),
    genReqId: () => `${run}-${(requests += 1).toString(36)}`,
    logger: { level: config.logLevel, stream: { write: (line: string) => void log.write(line) } },
    logController: new LogController({
      disableRequestLogging: !['debug', 'trace'].includes(config.logLevel),
    }),
  }
}

// U+0000 written as an escape, the only way JSON has: no text of PostgreSQL can hold it.
const noText = /(?<!\\)(?:\\\\)*\\u0000/u

/**
 * Takes JSON, and files as they are where a route says how large they may be (`fileRoute`); a body
 * that is not there is not an error of its own.
 */
const takeJson = (app: HttpApp): void => {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    (request, body, done) => {
      if (body === '') done(null)
      else if (noText.test(body)) done(Object.assign(new SyntaxError('NUL'), { statusCode: 400 }))
      else void parse(request, body, done)
    },
  )
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, takeFile)
}

const takeFile = (
  request: FastifyRequest,
  body: Buffer,
  done: (error: Error | null, file?: Buffer) => void,
): void => {
  if (request.routeOptions.config.takesFile === true) done(null, body)
  else done(Object.assign(new Error('no file is taken here'), { statusCode: 415 }))
}

const reader: RequestKind = { lane: 'reading' }

/** Knows of each route what it is, once and for all, so that asking costs a request nothing. */
const knowRoutes = (app: HttpApp, { routeKinds }: HttpOptions): void => {
  app.addHook('onRoute', (route) => {
    // HEAD beside GET comes as a route of its own.
    const method = String(route.method).replace('HEAD', 'GET')
    route.config = { ...route.config, kind: routeKinds[`${method} ${route.url}`] ?? reader }
  })
}

/** Large bodies are taken of who is signed in: a stranger's is refused before any of it is read. */
const takeFromAnybody = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
  if (request.actor === null && (request.routeOptions.bodyLimit ?? bodyLimit) > bodyLimit)
    sendRefusal(
      request,
      reply.header('connection', 'close'),
      { code: 'unauthenticated' },
      httpRefusals,
    )
  else done()
}

const stampRequests = (app: HttpApp, options: HttpOptions): void => {
  let draining = false
  app.addHook('preClose', (done) => {
    draining = true
    app.shortWay.close()
    done()
  })
  app.decorateRequest('actor', null)
  app.decorateRequest('arrivedAt')
  app.decorateRequest('kind')
  app.decorateRequest('refusedWith', null)
  app.addHook('onRequest', (request, reply, done) => {
    const taken = handedOn(request.raw)
    request.arrivedAt = taken?.arrivedAt ?? options.clock.now()
    const { url, config } = request.routeOptions
    request.kind = isInner(request) ? innerKind : (config.kind ?? options.pageKind(request.url))
    if (draining) {
      sendBusy(request, reply.header('connection', 'close'))
      return
    }
    // Of the route, where there is one: the address may spell it otherwise (`/%61pi/`).
    if (!(url ?? request.url).startsWith('/api/')) {
      done()
      return
    }
    reply.headers(apiHeaders)
    if (!mayChangeState(request, options.config.publicUrl)) {
      sendRefusal(request, reply, { code: 'cross_origin' }, httpRefusals)
      return
    }
    if (taken?.fault !== undefined) {
      done(taken.fault as Error)
      return
    }
    const take = (actor: Actor | null): void => {
      request.actor = actor
      takeFromAnybody(request, reply, done)
    }
    const who = options.whoAsks(request)
    if (who instanceof Promise) who.then(take, done)
    else take(who)
  })
  stampBodies(app, options)
}

const stampBodies = (app: HttpApp, options: HttpOptions): void => {
  // What is not all here yet arrives when its last byte does: else a contestant sends the headers
  // of a submission at once and thinks while the body waits.
  app.addHook('preParsing', (request, _reply, payload, done) => {
    if (!request.raw.complete)
      payload.once('end', () => {
        request.arrivedAt = options.clock.now()
      })
    done(null, bodyAgain(request.raw) ?? payload)
  })
}

/**
 * Opens Fastify with what holds for every route: limits, headers, who asks and when, where from,
 * refusals as problems. Routes are the caller's.
 */
export const openHttp = async (options: HttpOptions): Promise<HttpApp> => {
  const { config, clock, whoAsks, routeKinds, checkReplies: isChecked } = options
  const shortWay = openShortWay({
    clock,
    whoAsks,
    routeKinds,
    publicUrl: config.publicUrl,
    trusted: trustedProxies(config.trustProxy),
    checkReplies: isChecked,
  })
  const app: HttpApp = fastify(
    serverOptions(options, shortWay),
  ).withTypeProvider<TypeBoxTypeProvider>()
  app.decorate('shortWay', shortWay)
  app.setValidatorCompiler(compileRequest)
  app.setSerializerCompiler<object>(({ schema }) => serializerOf(schema))
  app.setErrorHandler(handleError)
  takeJson(app)
  knowRoutes(app, options)
  await app.register(cookie)
  stampRequests(app, options)
  if (options.checkReplies) checkReplies(app)
  return app
}
