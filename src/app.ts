import { attemptsOpen, attemptTraces, attemptWrites } from './modules/attempt/attempt-figures.ts'
import { attemptJobs } from './modules/attempt/jobs.ts'
import { attemptRoutes } from './modules/attempt/routes.ts'
import { contestantRoutes } from './modules/contestant/routes.ts'
import { auditRoutes } from './modules/audit/routes.ts'
import { contestRoutes } from './modules/contest/routes.ts'
import { leadRoutes } from './modules/lead/routes.ts'
import { longWorkJobs } from './modules/long-work/jobs.ts'
import { longWorkRoutes } from './modules/long-work/routes.ts'
import { liveRoutes } from './modules/live/routes.ts'
import { subUnitRoutes } from './modules/contest/sub-unit-routes.ts'
import { loadSession, recallSession } from './modules/person/load-session.ts'
import { personRoutes } from './modules/person/routes.ts'
import { sessionCookie } from './modules/person/session-token.ts'
import { bankRoutes } from './modules/question-bank/routes.ts'
import { quotaRoutes } from './modules/quota/routes.ts'
import { publishingRoutes } from './modules/ranking/publishing-routes.ts'
import { rankingRoutes } from './modules/ranking/routes.ts'
import { registrationRoutes } from './modules/registration/routes.ts'
import { rosterRoutes } from './modules/roster/routes.ts'
import { roleRoutes } from './modules/role/routes.ts'
import { setupRoutes } from './modules/setup/routes.ts'
import { windowRoutes } from './modules/setup/window-routes.ts'
import { contestUnitRoutes } from './modules/setup/unit-routes.ts'
import { unitFileRoutes } from './modules/unit/file-routes.ts'
import { unitRoutes } from './modules/unit/routes.ts'
import type { Context } from './platform/context.ts'
import { cookieOf } from './platform/http/cookie-of.ts'
import { heedOwnActs } from './platform/http/heed-own-acts.ts'
import { openGate } from './platform/http/gate.ts'
import { healthRoute } from './platform/http/health.ts'
import type { HttpApp } from './platform/http/http.ts'
import { metricsRoute } from './platform/http/metrics.ts'
import { type HttpOptions, openHttp } from './platform/http/open-http.ts'
import { describeApi } from './platform/http/openapi.ts'
import { openPublicReplies } from './platform/http/public-replies.ts'
import { serveWeb, type Web } from './platform/http/web.ts'
import { mailJobs } from './platform/mail/mail-jobs.ts'
import { isPublic, laneOf, pageKind, routeKinds } from './request-lanes.ts'

export type AppOptions = {
  /** the built web app; null serves the API alone */
  readonly web: Web | null
  /** holds replies against their schemas; for tests */
  readonly checkReplies: boolean
}

const actorsOf =
  (context: Context): HttpOptions['whoAsks'] =>
  (request) => {
    const token = cookieOf(request, sessionCookie)
    if (token === undefined) return null
    return recallSession(context, token) ?? loadSession(context, token)
  }

/** The server with what holds for every route, behind its gate. */
const openFront = async (context: Context, checkReplies: boolean) => {
  const { config, clock, notices } = context
  const gate = openGate({ config, clock, laneOf, sessionCookie })
  const publicReplies = openPublicReplies({
    config,
    gate,
    notices,
    isPublic,
    sessionCookie,
    ask: (asked) => app.inject(asked),
  })
  const app: HttpApp = await openHttp({
    gate,
    publicReplies,
    config,
    clock,
    whoAsks: actorsOf(context),
    routeKinds,
    pageKind,
    log: process.stderr,
    checkReplies,
  })
  app.addHook('onClose', () => gate.close())
  return { app, front: { bays: gate.bays, served: publicReplies.served } }
}

/** The composition root: every module's routes on one HTTP server, wired here and nowhere else. */
export const buildApp = async (context: Context, options: AppOptions): Promise<HttpApp> => {
  const { app, front } = await openFront(context, options.checkReplies)
  heedOwnActs(app, context.notices)
  await describeApi(app)
  healthRoute(app, context)
  metricsRoute(app, context, {
    attemptsOpen: () => attemptsOpen(context),
    writes: () => attemptWrites(context),
    traces: attemptTraces(context),
    front,
    deeds: ['starts', 'saves', 'submissions'],
  })
  personRoutes(app, context)
  auditRoutes(app, context)
  longWorkRoutes(app, context)
  longWorkJobs(app, context)
  unitRoutes(app, context)
  unitFileRoutes(app, context)
  contestRoutes(app, context)
  bankRoutes(app, context)
  subUnitRoutes(app, context)
  attemptRoutes(app, context)
  attemptJobs(app, context)
  quotaRoutes(app, context)
  rosterRoutes(app, context)
  registrationRoutes(app, context)
  roleRoutes(app, context)
  setupRoutes(app, context)
  contestantRoutes(app, context)
  windowRoutes(app, context)
  contestUnitRoutes(app, context)
  rankingRoutes(app, context)
  publishingRoutes(app, context)
  liveRoutes(app, context)
  leadRoutes(app, context)
  mailJobs(app, context)
  serveWeb(app, options.web, context.config)
  await app.ready()
  return app
}
