import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Context } from '#src/platform/context.ts'
import type { GroupFigures } from '#src/platform/db/group-commit.ts'
import type { HttpApp } from './http.ts'
import { type FrontFigures, laneMetrics } from './metrics-lanes.ts'
import { databaseMetrics, processMetrics, watchEventLoop } from './metrics-process.ts'
import { countRequests } from './metrics-requests.ts'
import { type Metric, metricsText, metricsType } from './metrics-text.ts'
import { sendRefusal } from './problem.ts'
import { httpRefusals } from './refusals.ts'

/** What the composition root knows and the platform does not. */
export type MetricsSources = {
  readonly attemptsOpen: () => Promise<number>
  readonly writes: () => Readonly<Record<string, GroupFigures>>
  readonly traces: { readonly queued: () => number; readonly dropped: () => number }
  readonly front: FrontFigures
  /** names of the deeds that routes acknowledge */
  readonly deeds: readonly string[]
}

const patienceMs = 1000

/** Asks the database, but waits a second at most: null when it says nothing. One asks at a time. */
const askPatiently = (ask: () => Promise<number>): (() => Promise<number | null>) => {
  let asking: Promise<number | null> | null = null
  return async () => {
    asking ??= ask()
      // Whatever the fault is, the metric `hoithi_database_up` tells of it.
      .catch(() => null)
      .finally(() => {
        asking = null
      })
    const { promise: late, resolve } = Promise.withResolvers<null>()
    const timer = setTimeout(() => resolve(null), patienceMs)
    const answer = await Promise.race([asking, late])
    clearTimeout(timer)
    return answer
  }
}

const forwarded = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']

const isThisMachine = ({ raw }: FastifyRequest): boolean =>
  /^(?:127\.|::1$|::ffff:127\.)/u.test(raw.socket.remoteAddress ?? '') &&
  // A proxy on this machine passes on what comes from anywhere.
  forwarded.every((name) => raw.headers[name] === undefined)

const holdsToken = ({ headers }: FastifyRequest, token: string | null): boolean => {
  if (token === null) return false
  const wanted = Buffer.from(`Bearer ${token}`)
  const given = Buffer.from(headers.authorization ?? '')
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

const writeMetrics = (writes: Readonly<Record<string, GroupFigures>>): readonly Metric[] => {
  const groups = Object.entries(writes).map(([write, figures]) => ({ labels: { write }, figures }))
  return [
    {
      name: 'hoithi_write_queue',
      help: 'Writes that wait for the next batch.',
      type: 'gauge',
      samples: groups.map(({ labels, figures }) => ({ labels, value: figures.queued() })),
    },
    {
      name: 'hoithi_write_batch_rows',
      help: 'Writes that shared a commit.',
      type: 'histogram',
      histograms: groups.map(({ labels, figures }) => ({ labels, of: figures.batchRows })),
    },
    {
      name: 'hoithi_write_batch_seconds',
      help: 'From the beginning of a batch to its commit.',
      type: 'histogram',
      histograms: groups.map(({ labels, figures }) => ({ labels, of: figures.batchSeconds })),
    },
  ]
}

const traceMetrics = ({ queued, dropped }: MetricsSources['traces']): readonly Metric[] => [
  {
    name: 'hoithi_trace_queue',
    help: 'Events of browsers that wait to be written.',
    type: 'gauge',
    samples: [{ value: queued() }],
  },
  {
    name: 'hoithi_trace_dropped_total',
    help: 'Events of browsers left out of the trace: too many waited, or the database refused them.',
    type: 'counter',
    samples: [{ value: dropped() }],
  },
]

/**
 * GET /metrics in the text format of Prometheus, for this machine itself and for whoever holds the
 * token; to all others there is no such page. Figures of this process since it started, but for
 * the attempts that are open.
 */
export const metricsRoute = (app: HttpApp, context: Context, sources: MetricsSources): void => {
  const ofRequests = countRequests(app, sources.deeds)
  const ofEventLoop = watchEventLoop(app)
  const askOpen = askPatiently(sources.attemptsOpen)
  app.get(
    '/metrics',
    { schema: { hide: true, response: { 200: Type.String() } } },
    async (request, reply) => {
      if (!isThisMachine(request) && !holdsToken(request, context.config.metricsToken))
        return sendRefusal(request, reply, { code: 'not_found' }, httpRefusals)
      const open = await askOpen()
      const text = metricsText([
        {
          name: 'hoithi_attempts_open',
          help: 'Attempts open at this moment, on all processes; missing when the database is silent.',
          type: 'gauge',
          samples: open === null ? [] : [{ value: open }],
        },
        ...ofRequests(),
        ...laneMetrics(sources.front),
        ...writeMetrics(sources.writes()),
        ...traceMetrics(sources.traces),
        ...databaseMetrics(context.db, open !== null),
        ...ofEventLoop(),
        ...processMetrics(),
      ])
      return reply.header('cache-control', 'no-store').type(metricsType).send(text)
    },
  )
}
