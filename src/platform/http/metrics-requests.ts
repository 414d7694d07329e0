import { type Histogram, openHistogram } from '#src/platform/histogram.ts'
import type { HttpApp, RequestKind } from './http.ts'
import type { Metric, Sample } from './metrics-text.ts'

type Counts = {
  readonly done: Map<string, number>
  /** by lane and status */
  readonly requests: Map<string, number>
  readonly refusals: Map<string, number>
  readonly seconds: Map<string, Histogram>
  broken: number
}

const add = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

const observe = (times: Map<string, Histogram>, lane: string, seconds: number): void => {
  const known =
    times.get(lane) ?? openHistogram([0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10])
  times.set(lane, known)
  known.observe(seconds)
}

const samples = (
  counts: ReadonlyMap<string, number>,
  labels: (key: string) => Readonly<Record<string, string>>,
): readonly Sample[] =>
  [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => ({ labels: labels(key), value }))

const metricsOf = (counts: Counts): readonly Metric[] => [
  ...[...counts.done].map(([deed, value]) => ({
    name: `hoithi_${deed}_total`,
    help: `${deed} acknowledged to contestants.`,
    type: 'counter' as const,
    samples: [{ value }],
  })),
  {
    name: 'hoithi_requests_total',
    help: 'Requests answered, by lane and status.',
    type: 'counter',
    samples: samples(counts.requests, (key) => {
      const [lane = '', status = ''] = key.split(' ')
      return { lane, status }
    }),
  },
  {
    name: 'hoithi_request_seconds',
    help: 'From the arrival of a request to the last byte of its answer, by lane.',
    type: 'histogram',
    histograms: [...counts.seconds].map(([lane, of]) => ({ labels: { lane }, of })),
  },
  {
    name: 'hoithi_refusals_total',
    help: 'Refusals, by their code.',
    type: 'counter',
    samples: samples(counts.refusals, (code) => ({ code })),
  },
  {
    name: 'hoithi_broken_requests_total',
    help: 'What never became a request: no HTTP, too slow, cut.',
    type: 'counter',
    samples: [{ value: counts.broken }],
  },
]

/**
 * Counts what is asked and answered, from here on; `deeds` are what routes may acknowledge. Every
 * label comes from the program.
 */
export const countRequests = (
  app: HttpApp,
  deeds: readonly string[],
): (() => readonly Metric[]) => {
  const counts: Counts = {
    done: new Map(deeds.map((deed) => [deed, 0])),
    requests: new Map(),
    refusals: new Map(),
    seconds: new Map(),
    broken: 0,
  }
  const count = ({ lane, counts: deed }: RequestKind, status: number, seconds: number): void => {
    add(counts.requests, `${lane} ${status}`)
    observe(counts.seconds, lane, seconds)
    if (deed?.status === status) add(counts.done, deed.as)
  }
  app.addHook('onResponse', (request, reply, next) => {
    count(request.kind, reply.statusCode, reply.elapsedTime / 1000)
    const { refusedWith, kind } = request
    // What a page asks for itself and is refused is no refusal to a person.
    if (refusedWith !== null && kind.lane !== 'inner') add(counts.refusals, refusedWith)
    next()
  })
  app.shortWay.onAnswer(count)
  app.server.on('clientError', () => {
    counts.broken += 1
  })
  return () => metricsOf(counts)
}
