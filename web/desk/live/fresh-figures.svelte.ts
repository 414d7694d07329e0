import type { Live } from '#src/modules/live/schema.ts'
import { askFresh } from './live-api.ts'

const everyMs = 2000

/**
 * Figures that keep themselves up to date while the page is seen: asked for every two seconds,
 * sent only when they differ. `lost` is true from when the network is gone until it is back.
 */
export class FreshFigures {
  live: Live
  asOf: string
  lost = $state(false)
  #tag: string | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #contest: string
  #day: string | null

  constructor(first: Live, contest: string, day: string | null) {
    this.live = $state.raw(first)
    this.asOf = $state(first.asOf)
    this.#contest = contest
    this.#day = day
  }

  /** Begins to ask; gives what ends it. */
  watch = (): (() => void) => {
    const look = () => {
      if (document.visibilityState === 'visible') this.#soon(0)
      else clearTimeout(this.#timer)
    }
    document.addEventListener('visibilitychange', look)
    this.#soon(everyMs)
    return () => {
      document.removeEventListener('visibilitychange', look)
      clearTimeout(this.#timer)
    }
  }

  #soon(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#ask(), milliseconds)
  }

  async #ask(): Promise<void> {
    const fresh = await askFresh(this.#contest, this.#day, this.#tag)
    this.lost = fresh.kind === 'lost'
    if (fresh.kind === 'new') {
      this.live = fresh.live
      this.asOf = fresh.live.asOf
      this.#tag = fresh.tag
    } else if (fresh.kind === 'same') this.asOf = fresh.asOf ?? this.asOf
    if (document.visibilityState === 'visible') this.#soon(everyMs)
  }
}
