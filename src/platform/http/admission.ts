import type { Lane } from './http.ts'

/** How a lane stands at one instant. */
export type LaneLoad = {
  /** let in and not answered yet */
  readonly underWay: number
  /** those who were told to come back, came earlier than this one, and still come back */
  readonly ahead: number
  /** answered in a second while the lane was under pressure; null where that was never measured */
  readonly drainPerSecond: number | null
  /** how late the event loop runs, smoothed over about a second, in milliseconds */
  readonly delayMs: number
  /** whether a lane that comes before this one has been asked for in the last moments */
  readonly isHigherActive: boolean
}

type Rule = {
  /** how long a reply may be waited for before "come back" is the better answer, in seconds */
  readonly patience: number
  /** let in whatever was measured: what the slowest machine we support answers in that time */
  readonly least: number
  /** never more: what fits into the memory */
  readonly most: number
  /** from this delay of the event loop on the lane gives way to those before it */
  readonly latestMs: number
}

// The delay: the way of an answer crosses the event loop twice, when its body is there and when
// its commit is. At 400 ms that takes four fifths of the second that an answer may take; starts
// give way there, and each lower lane at half the delay of the one above it. Answers never do: what
// bounds them is the queue of the commits (20,000 in attempt/answer-line.ts), counted here alike.
//
// The least: 1,000 starts/s and 50 pages/s are half of what one core of the slowest machine tried
// makes. Of sign-ins, passwords are checked two at a time with 400 in line (decision 0014): who
// comes beyond them would be refused there, after more work.
//
// The most: a request under way holds some 30 kB, a page being rendered 300 kB; no lane may hold
// more than 300 MB.
const rules: Readonly<Record<Lane, Rule>> = {
  answering: { patience: 1, least: 20_000, most: 20_000, latestMs: Infinity },
  starting: { patience: 2, least: 2000, most: 10_000, latestMs: 400 },
  signing_in: { patience: 4, least: 402, most: 2000, latestMs: 200 },
  reading: { patience: 2, least: 100, most: 1000, latestMs: 100 },
}

/**
 * How many requests of a lane may be under way at once: as many as are answered within the lane's
 * patience (Little's law), at the rate measured under pressure.
 */
export const limitOf = (lane: Lane, drainPerSecond: number | null): number => {
  const { patience, least, most } = rules[lane]
  return Math.min(most, Math.max(least, Math.floor((drainPerSecond ?? 0) * patience)))
}

/**
 * Whether a request is let in: its lane has room behind all who wait longer, and it takes no time
 * from a lane that comes before it.
 */
export const judgeEntry = (lane: Lane, load: LaneLoad): 'enters' | 'full' | 'late' => {
  if (load.isHigherActive && load.delayMs > rules[lane].latestMs) return 'late'
  return load.underWay + load.ahead < limitOf(lane, load.drainPerSecond) ? 'enters' : 'full'
}

/** One address may fill half of a lane, so that slow or stalled requests of one cannot close it. */
export const mostOfOneAddress = (lane: Lane, drainPerSecond: number | null): number =>
  limitOf(lane, drainPerSecond) / 2

/** In how many seconds somebody with so many ahead is let in; null where nothing is let in now. */
export const secondsUntilTurn = (ahead: number, drainPerSecond: number | null): number | null =>
  drainPerSecond === null || drainPerSecond < 0.5
    ? null
    : Math.max(1, Math.ceil((ahead + 1) / drainPerSecond))

const soonestMs = 1000
const latestMs = 10_000
const unknownMs = 5000

/**
 * When to come back, in milliseconds: half of the time that is left, so that nobody misses their
 * turn by much, spread by a quarter to both sides (`chance` is in [0, 1)), so that those who were
 * refused together do not come back together.
 */
export const comeBackMs = (seconds: number | null, chance: number): number => {
  const base = seconds === null ? unknownMs : Math.min(latestMs, Math.max(soonestMs, seconds * 500))
  return Math.round(base * (0.75 + chance / 2))
}
