import { setTimeout as sleep } from 'node:timers/promises'
import { type Cost, costOf } from './process-cost.ts'
import { openWire, type Wire } from './wire.ts'

/** Times of requests in milliseconds, as their distribution. */
export type Times = {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly most: number
}

/** The distribution of these times; NaN where there are none. */
export const timesOf = (unordered: readonly number[]): Times => {
  const times = Float64Array.from(unordered).toSorted()
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return { count: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) }
}

/** The middle one; the lower of two. */
export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? Number.NaN

export type Rate = Times & {
  readonly perSecond: number
  /** cost of each watched process while it was measured; memory at the end */
  readonly costs: readonly Cost[]
}

/** What a connection does over and over; it tells the time each request took, in milliseconds. */
export type Work = (
  wire: Wire,
  turn: number,
  connection: number,
  tell: (began: number, ended: number) => void,
) => Promise<void>

export type RateOptions = {
  readonly port: number
  readonly connections: number
  readonly warmUpMs: number
  readonly measuredMs: number
  /** pids whose cost, with their children's, is watched */
  readonly watched: readonly number[]
}

/**
 * Lets that many connections work one request after the other, and gives what was done between
 * the warm-up and the end. Every work that was begun is finished.
 */
export const rateOf = async (options: RateOptions, work: Work): Promise<Rate> => {
  const { port, connections, warmUpMs, measuredMs, watched } = options
  const wires = await Promise.all(Array.from({ length: connections }, () => openWire(port)))
  const times: number[] = []
  const from = performance.now() + warmUpMs
  const until = from + measuredMs
  const tell = (began: number, ended: number): void => {
    if (began >= from && ended < until) times.push(ended - began)
  }
  const costsAt = async (instant: number): Promise<Cost[]> => {
    await sleep(Math.max(0, instant - performance.now()))
    return Promise.all(watched.map(costOf))
  }
  const [before, after] = await Promise.all([
    costsAt(from),
    costsAt(until),
    ...wires.map(async (wire, connection) => {
      // Not all at the same step of their work.
      await sleep(((connection / connections) * warmUpMs) / 2)
      for (let turn = 0; performance.now() < until; turn += 1)
        await work(wire, turn, connection, tell)
      wire.close()
    }),
  ])
  const costs = after.map(({ cpuMs, memoryBytes }, index) => ({
    cpuMs: cpuMs - (before[index]?.cpuMs ?? 0),
    memoryBytes,
  }))
  return { ...timesOf(times), perSecond: (times.length * 1000) / measuredMs, costs }
}
