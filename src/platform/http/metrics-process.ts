import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import type { Database } from '#src/platform/db/database.ts'
import type { HttpApp } from './http.ts'
import type { Metric, Sample } from './metrics-text.ts'

const resolutionMs = 10
const windowMs = 15_000

/** Watches how late the event loop runs, until the application closes. */
export const watchEventLoop = (app: HttpApp): (() => readonly Metric[]) => {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs })
  let since = performance.now()
  delay.enable()
  app.addHook('onClose', (_app, done) => {
    delay.disable()
    done()
  })
  // The monitor counts its own pause in.
  const seconds = (ns: number) => Math.max(0, ns / 1e9 - resolutionMs / 1000) || 0
  return () => {
    const quantiles = { '0.5': 50, '0.99': 99, '1': 100 }
    const values = Object.entries(quantiles).map(([quantile, percent]) => ({
      labels: { quantile },
      value: seconds(delay.percentile(percent)),
    }))
    // Of the last quarter of a minute or more, also where two read in turns.
    if (performance.now() - since > windowMs) {
      delay.reset()
      since = performance.now()
    }
    return [
      {
        name: 'hoithi_event_loop_delay_seconds',
        help: 'How late the event loop ran since it was read a quarter of a minute ago or more.',
        type: 'gauge',
        samples: values,
      },
      {
        name: 'hoithi_event_loop_busy_seconds_total',
        help: 'Time in which the event loop worked; its rate is the share of one core in use.',
        type: 'counter',
        samples: [{ value: performance.eventLoopUtilization().active / 1000 }],
      },
    ]
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** The pools as they stand, and whether the database answered just now. */
export const databaseMetrics = (
  { pool, answers }: Pick<Database, 'pool' | 'answers'>,
  isUp: boolean,
): readonly Metric[] => {
  const pools = { answers, other: pool }
  const each = (figure: (of: Database['pool']) => number): readonly Sample[] =>
    Object.entries(pools).map(([name, of]) => ({ labels: { pool: name }, value: figure(of) }))
  return [
    {
      name: 'hoithi_database_up',
      help: '1 when the database answered within a second.',
      type: 'gauge',
      samples: [{ value: isUp ? 1 : 0 }],
    },
    {
      name: 'hoithi_database_connections',
      help: 'Connections of the pools, by what they do.',
      type: 'gauge',
      samples: [
        {
          labels: { state: 'busy' },
          value: sum(Object.values(pools).map((of) => of.totalCount - of.idleCount)),
        },
        { labels: { state: 'idle' }, value: sum(Object.values(pools).map((of) => of.idleCount)) },
      ],
    },
    {
      name: 'hoithi_database_connections_most',
      help: 'Connections that each pool may have.',
      type: 'gauge',
      samples: each((of) => of.options.max),
    },
    {
      name: 'hoithi_database_waiting',
      help: 'Statements that wait for a connection of their pool.',
      type: 'gauge',
      samples: each((of) => of.waitingCount),
    },
  ]
}

/** What the process takes of the machine, under the names that Prometheus gives them everywhere. */
export const processMetrics = (): readonly Metric[] => {
  const memory = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  return [
    {
      name: 'process_cpu_seconds_total',
      help: 'Processor time, in and outside the kernel.',
      type: 'counter',
      samples: [{ value: (user + system) / 1e6 }],
    },
    {
      name: 'process_resident_memory_bytes',
      help: 'Memory held.',
      type: 'gauge',
      samples: [{ value: memory.rss }],
    },
    {
      name: 'hoithi_heap_bytes',
      help: 'Of that, objects of the program.',
      type: 'gauge',
      samples: [{ value: memory.heapUsed }],
    },
    {
      name: 'process_start_time_seconds',
      help: 'When the process started, since 1970.',
      type: 'gauge',
      samples: [{ value: Math.round(performance.timeOrigin / 1000) }],
    },
  ]
}
