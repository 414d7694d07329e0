import {
  betterReading,
  type BrowserClocks,
  type ClockReading,
  isReadingStale,
  readServerClock,
  timeLeftMs,
} from './time-left.ts'

const clocks = (): BrowserClocks => ({ monotonicMs: performance.now(), wallMs: Date.now() })

/** The server's clock as this page knows it, from every reply that tells the time. */
export const openServerClock = () => {
  let reading = $state.raw<ClockReading | null>(null)
  return {
    told: (serverTime: string, askedAtMs: number): void => {
      const now = clocks()
      const fresh = readServerClock(serverTime, askedAtMs, now)
      reading =
        reading === null || isReadingStale(reading, now) ? fresh : betterReading(reading, fresh)
    },
    /** milliseconds until the deadline; the whole limit where no reply has come yet */
    left: (deadlineAt: string): number =>
      reading === null ? Infinity : timeLeftMs(reading, performance.now(), deadlineAt),
    isStale: (): boolean => reading !== null && isReadingStale(reading, clocks()),
  }
}
export type ServerClock = ReturnType<typeof openServerClock>
