import type { SendOutcome } from './answer-sender.ts'

/** The world of one who waits: the request, waiting, chance. None of them throws. */
export type LineWorld<T> = {
  readonly start: () => Promise<SendOutcome<T>>
  /** says where one stands, as the server told it; empty where it cannot be reached */
  readonly tell: (detail: string) => void
  /** waits so many milliseconds; false once the waiting was called off */
  readonly pause: (ms: number) => Promise<boolean>
  readonly random: () => number
}

// The page's clock may run before the server's by the time of a round trip.
const mostEarly = 10

/**
 * Asks until the server lets in: told to come back, it comes back by itself when it was told to, a
 * little later by chance, and waits through a network that is away. Null where it was called off.
 */
export const waitInLine = async <T>(world: LineWorld<T>): Promise<SendOutcome<T> | null> => {
  let waited = false
  let early = 0
  for (;;) {
    const outcome = await world.start()
    let ms = 0
    if (outcome.kind === 'busy') {
      ms = Math.max(1000, outcome.retryAfterMs) * (0.75 + world.random() / 2)
      world.tell(outcome.detail ?? '')
    } else if (outcome.kind === 'unreachable' && waited) {
      ms = 4000 + 2000 * world.random()
      world.tell('')
    } else if (outcome.kind === 'refused' && outcome.code === 'not_open_yet' && early < mostEarly) {
      early += 1
      ms = 500
    } else return outcome
    waited ||= outcome.kind === 'busy'
    if (!(await world.pause(ms))) return null
  }
}
