import type { Attempt, OwnAttempts } from '#src/modules/attempt/schema.ts'
import type { SendOutcome } from './answer-sender.ts'
import { openPause } from './pause.ts'
import type { ServerClock } from './server-clock.svelte.ts'
import { waitInLine } from './wait-in-line.ts'

/** What the way in needs of the page. */
export type EntryWorld = {
  readonly clock: ServerClock
  readonly start: () => Promise<SendOutcome<Attempt>>
  readonly opening: () => OwnAttempts['opening']
  /** asks the server anew: the time, and how many wait */
  readonly refresh: () => Promise<void>
  /** it is open: by its own, or because somebody asked to go in at once */
  readonly opened: (goesIn: boolean) => void
}

/** What the server told of one's place. */
const openTold = () => {
  let place = $state.raw<string | null>(null)
  let said = $state.raw('')
  let saidAtMs = 0
  return {
    /** where one stands: empty where the server is away, null where nobody waits */
    place: (): string | null => place,
    /** the same to be read aloud, twice a minute at most: each change would drown everything else */
    said: (): string => said,
    tell: (detail: string): void => {
      place = detail
      const nowMs = performance.now()
      if (said !== '' && nowMs - saidAtMs < 30_000) return
      said = detail
      saidAtMs = nowMs
    },
    end: (): void => {
      place = null
      said = ''
    },
  }
}

/**
 * The way in. Before the opening it counts down; whoever asked to go in at once goes in by
 * themselves, spread over the moments that the server told; afterwards it waits in line.
 */
export const openEntry = (world: EntryWorld) => {
  let untilMs = $state.raw(Infinity)
  let armed = $state.raw(false)
  const told = openTold()
  const { pause, callOff } = openPause()
  // Once more shortly before, each at another instant: for the clock and the number of those who wait.
  const refreshAtMs = 10_000 + 40_000 * Math.random()
  let going = false

  const tick = (): void => {
    const opening = world.opening()
    if (opening === null || going) return
    const left = world.clock.left(opening.opensAt)
    if (left > 0) {
      const isDue = untilMs > refreshAtMs && left <= refreshAtMs
      untilMs = left
      if (isDue && Number.isFinite(left)) void world.refresh()
      return
    }
    going = true
    const wait = armed ? pause(opening.spreadMs * Math.random()) : Promise.resolve(true)
    void wait.then((goesOn) => {
      going = false
      world.opened(armed && goesOn)
    })
    if (armed) untilMs = 0
  }
  return {
    untilOpeningMs: (): number => untilMs,
    isArmed: (): boolean => armed,
    place: told.place,
    said: told.said,
    arm: (wanted: boolean): void => {
      armed = wanted
    },
    stop: callOff,
    tick,
    /** Starts as soon as the server lets in; null where the waiting was called off. */
    enter: async (): Promise<SendOutcome<Attempt> | null> => {
      const outcome = await waitInLine({
        start: world.start,
        tell: told.tell,
        pause,
        random: Math.random,
      })
      told.end()
      armed = false
      return outcome
    },
  }
}
export type Entry = ReturnType<typeof openEntry>
