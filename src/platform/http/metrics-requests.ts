import { type Histogram, openHistogram } from '#src/platform/histogram.ts'
import type { HttpApp, RequestKind } from './http.ts'
import type { Metric, Sample } from './metrics-text.ts'

/** What was asked in one lane. */
type Asked = { readonly byStatus: Map<number, number>; readonly seconds: Histogram }

type Counts = {
  readonly done: Map<string, number>
  readonly lanes: Map<RequestKind['lane'], Asked>
  readonly refusals: Map<string, number>
  broken: number
}

const add = <Key>(counts: Map<Key, number>, key: Key): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

const askedIn = ({ lanes }: Counts, lane: RequestKind['lane']): Asked => {
  const known = lanes.get(lane)
  if (known !== undefined) return known
  const seconds = openHistogram([0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10])
  const asked: Asked = { byStatus: new Map(), seconds }
  lanes.set(lane, asked)
  return asked
}

const ascending = <Value>(counts: ReadonlyMap<string | number, Value>) =>
  [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))

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
    samples: ascending(counts.lanes).flatMap(([lane, { byStatus }]) =>
      ascending(byStatus).map(([status, value]): Sample => ({
        labels: { lane: String(lane), status: String(status) },
        value,
      })),
    ),
  },
  {
    name: 'hoithi_request_seconds',
    help: 'From the arrival of a request to the last byte of its answer, by lane.',
    type: 'histogram',
    histograms: [...counts.lanes].map(([lane, { seconds: of }]) => ({ labels: { lane }, of })),
  },
  {
    name: 'hoithi_refusals_total',
    help: 'Refusals, by their code.',
    type: 'counter',
    samples: ascending(counts.refusals).map(([code, value]) => ({
      labels: { code: String(code) },
      value,
    })),
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
    lanes: new Map(),
    refusals: new Map(),
    broken: 0,
  }
  const count = ({ lane, counts: deed }: RequestKind, status: number, seconds: number): void => {
    const asked = askedIn(counts, lane)
    add(asked.byStatus, status)
    asked.seconds.observe(seconds)
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
