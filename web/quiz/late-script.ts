import { retryDelayMs } from './answer-queue.ts'
import { openPause } from './pause.ts'

/** How a script is fetched. Only `load` and `loadFrom` throw. */
export type ScriptWorld<T> = {
  readonly load: () => Promise<T>
  /** the same script by another address */
  readonly loadFrom: (address: string) => Promise<T>
  /** whether a server replied; without an address, of whatever else it has */
  readonly answers: (address: string | null) => Promise<boolean>
  /** waits so many milliseconds, or less */
  readonly pause: (ms: number) => Promise<unknown>
  readonly random: () => number
  /** a server replied, and still the script cannot be had: it went with an older version */
  readonly gone: () => void
}

const addressIn = (reason: unknown): string | null =>
  /https?:\/\/\S+\.js/u.exec(String(reason))?.[0] ?? null

/** Fetches a script, and again with the patience of saves, until it is there. */
export const fetchPatiently = async <T>(world: ScriptWorld<T>): Promise<T> => {
  let address: string | null = null
  let replied = false
  for (let failures = 0; ; failures += 1) {
    // A browser may hold a script that failed once to be failed for good, but only by that address.
    const anew: string | null = address === null ? null : `${address}?${failures}`
    if (failures > 0) {
      await world.pause(retryDelayMs(failures, world.random()))
      replied = await world.answers(anew)
      if (!replied) continue
    }
    try {
      return await (anew === null ? world.load() : world.loadFrom(anew))
    } catch (reason) {
      address ??= addressIn(reason)
      // Without its address, and wherever the first try is remembered, a page anew alone helps.
      if (replied) world.gone()
    }
  }
}

// As long as a save may take; see attempt-requests.ts.
const patienceMs = 12_000

const replies = async (address: string | null): Promise<boolean> => {
  try {
    const response = await fetch(address ?? '/favicon.svg', {
      cache: address === null ? 'no-store' : 'default',
      signal: AbortSignal.timeout(patienceMs),
    })
    // To its end, so that the browser has it at hand when it runs it.
    await response.arrayBuffer()
    return response.status < 500 && response.status !== 429
  } catch {
    return false
  }
}

/**
 * A script of the page that is not needed at once: `fetched` asks for it, again and again until it
 * is there; `tryNow` waits no longer with the next try.
 */
export const openLateScript = <T>(
  load: () => Promise<T>,
  loadFrom: (address: string) => Promise<T>,
  gone: () => void,
) => {
  const { pause, callOff } = openPause()
  let fetching: Promise<T> | null = null
  return {
    fetched: (): Promise<T> =>
      (fetching ??= fetchPatiently({
        load,
        loadFrom,
        answers: replies,
        pause,
        random: Math.random,
        gone,
      })),
    tryNow: callOff,
  }
}
