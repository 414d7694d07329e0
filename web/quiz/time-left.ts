/** One reading of the server's clock, on the browser's monotonic clock (performance.now(), ms). */
export type ClockReading = {
  /** server epoch ms minus monotonic ms */
  readonly offsetMs: number
  /** how far the reading may be off: the round trip */
  readonly spreadMs: number
  /** wall clock minus monotonic clock when read, to notice a device that slept */
  readonly driftBaseMs: number
}

/** The browser's two clocks, read together. */
export type BrowserClocks = { readonly monotonicMs: number; readonly wallMs: number }

/**
 * Reads the server's time from a reply. The request's beginning is taken as its moment, so what is
 * shown errs towards less time left, never more.
 */
export const readServerClock = (
  serverTime: string,
  askedAtMs: number,
  received: BrowserClocks,
): ClockReading => ({
  offsetMs: Date.parse(serverTime) - askedAtMs,
  spreadMs: received.monotonicMs - askedAtMs,
  driftBaseMs: received.wallMs - received.monotonicMs,
})

/** The more exact of two readings. */
export const betterReading = (known: ClockReading, fresh: ClockReading): ClockReading =>
  fresh.spreadMs <= known.spreadMs ? fresh : known

/**
 * Whether the reading can no longer be trusted: the wall clock and the monotonic clock have parted
 * by more than 2 s, because the device slept (then the monotonic one may have stood still) or
 * because someone set the wall clock. Either way the server is asked again.
 */
export const isReadingStale = (reading: ClockReading, now: BrowserClocks): boolean =>
  Math.abs(now.wallMs - now.monotonicMs - reading.driftBaseMs) > 2000

/** Milliseconds left until the deadline by the server's clock, never below 0. */
export const timeLeftMs = (
  reading: ClockReading,
  monotonicMs: number,
  deadlineAt: string,
): number => Math.max(0, Date.parse(deadlineAt) - (monotonicMs + reading.offsetMs))

/** What is said to someone who listens to the page instead of watching it. */
export type TimeAnnouncement = 'five_minutes' | 'one_minute' | 'ten_seconds' | 'over'

const thresholds: readonly (readonly [number, TimeAnnouncement])[] = [
  [0, 'over'],
  [10_000, 'ten_seconds'],
  [60_000, 'one_minute'],
  [300_000, 'five_minutes'],
]

/** What to announce when the time left went from `beforeMs` to `nowMs`: the latest mark passed, or nothing. */
export const announcementBetween = (beforeMs: number, nowMs: number): TimeAnnouncement | null =>
  thresholds.find(([mark]) => beforeMs > mark && nowMs <= mark)?.[1] ?? null

/** The time left as "9:05", rounded up so that 0:00 is shown only when it is over. */
export const clockFace = (leftMs: number): string => {
  const seconds = Math.ceil(leftMs / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
