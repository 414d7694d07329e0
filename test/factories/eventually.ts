import { setTimeout as sleep } from 'node:timers/promises'

const PAUSE_MS = 20

/** Asks again until the answer isn't null, and gives it. Throws after `patienceMs`. */
export const eventually = async <T>(
  what: string,
  ask: () => Promise<T | null> | T | null,
  patienceMs = 30_000,
): Promise<T> => {
  const giveUpAt = performance.now() + patienceMs
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    if (performance.now() > giveUpAt) throw new Error(`Waited in vain: ${what}.`)
    await sleep(PAUSE_MS)
  }
}
