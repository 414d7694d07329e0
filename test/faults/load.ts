import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Attempt, AttemptResult, Saved } from '#src/modules/attempt/schema.ts'
import { type Crowd, QUESTIONS } from './contestants.ts'
import type { Journal, Told } from './journal.ts'

/** Contestants who take the quiz again and again, and send what was not acknowledged again. */
export type Load = {
  /** Resolves with the instant (performance.now) of the first acknowledgement of a request begun after `since`. */
  readonly acknowledgedSince: (since: number) => Promise<number>
  /** Lets every request under way get its acknowledgement, and then no other begin. */
  readonly pause: () => Promise<void>
  readonly resume: () => void
  readonly stop: () => Promise<void>
}

const PATIENCE_MS = 15_000
const RETRY_MS = { least: 20, most: 120 }
const SAVES = 12

type Ask = <T>(method: string, path: string, cookie: string, body?: object) => Promise<T>

class Stopped extends Error {}

/** A wrong reply: it is written down, and the contestant begins anew with what they then get. */
class GivenUp extends Error {}

/**
 * Starts the load: each contestant asks one server after the other of `addresses`, so that start,
 * saves and submission of an attempt go to different ones. What they are told goes into the journal.
 */
export const startLoad = (
  addresses: readonly string[],
  { contest, people }: Crowd,
  journal: Journal,
): Load => {
  let gate = Promise.withResolvers<void>()
  gate.resolve()
  let isPaused = false
  let isStopped = false
  let busy = 0
  let idle = Promise.withResolvers<void>()
  const watchers = new Set<{ since: number; resolve: (at: number) => void }>()
  let turn = 0

  const tellWatchers = (began: number): void => {
    for (const watcher of watchers) {
      if (began < watcher.since) continue
      watchers.delete(watcher)
      watcher.resolve(performance.now())
    }
  }

  const attemptOnce = async (
    method: string,
    path: string,
    cookie: string,
    body?: object,
  ): Promise<unknown> => {
    const address = addresses[(turn += 1) % addresses.length] ?? ''
    const reply = await fetch(`${address}${path}`, {
      method,
      headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const text = await reply.text()
    if (reply.ok) return JSON.parse(text) as unknown
    if (reply.status !== 503 || reply.headers.get('retry-after') === null) {
      journal.wrong.push(`${method} ${path}: ${reply.status} ${text}`)
      throw new GivenUp()
    }
    journal.busy += 1
    return null
  }

  // What isn't acknowledged is sent again, the very same, as the answer sheet does.
  const ask: Ask = async <T>(...request: Parameters<Ask>): Promise<T> => {
    await gate.promise
    busy += 1
    try {
      for (;;) {
        if (isStopped) throw new Stopped()
        const began = performance.now()
        try {
          const value = await attemptOnce(...request)
          if (value !== null) {
            tellWatchers(began)
            return value as T
          }
        } catch (error) {
          if (error instanceof GivenUp) throw error
          // Refused, cut off or silent: whether it was written, the next try will find out.
          journal.unanswered += 1
        } finally {
          journal.slowestMs = Math.max(journal.slowestMs, performance.now() - began)
        }
        await sleep(randomInt(RETRY_MS.least, RETRY_MS.most))
      }
    } finally {
      busy -= 1
      if (busy === 0 && isPaused) idle.resolve()
    }
  }

  const part = contest.parts[0]?.code ?? ''
  const startPath = `/api/v1/contests/${contest.slug}/parts/${part}/attempts`
  const loop = async (person: Crowd['people'][number]): Promise<void> => {
    while (!isStopped) {
      try {
        await takeQuiz(ask, startPath, person, journal)
      } catch (error) {
        if (!(error instanceof Stopped || error instanceof GivenUp)) throw error
        await sleep(RETRY_MS.most)
      }
    }
  }
  const working = Promise.all(people.map(loop))

  const resume = (): void => {
    isPaused = false
    gate.resolve()
  }
  return {
    acknowledgedSince: (since) => new Promise((resolve) => watchers.add({ since, resolve })),
    pause: async () => {
      gate = Promise.withResolvers<void>()
      idle = Promise.withResolvers<void>()
      isPaused = true
      if (busy > 0) await idle.promise
    },
    resume,
    stop: async () => {
      isStopped = true
      resume()
      await working
    },
  }
}

const takeQuiz = async (
  ask: Ask,
  startPath: string,
  { id: personId, cookie }: Crowd['people'][number],
  journal: Journal,
): Promise<void> => {
  const { id } = await ask<Attempt>('POST', startPath, cookie)
  const known = journal.attempts.get(id)
  if (known?.result) journal.wrong.push(`start gave the ended attempt ${id} again`)
  const told: Told = known ?? { id, personId, answers: new Map(), sent: 0, result: null }
  journal.attempts.set(id, told)
  journal.touched.add(id)
  if (known === undefined) journal.starts += 1
  for (let count = 0; count < SAVES; count += 1) await save(ask, cookie, told, journal)
  await submit(ask, cookie, told, journal)
}

const save = async (ask: Ask, cookie: string, told: Told, journal: Journal): Promise<void> => {
  const slot = randomInt(1, QUESTIONS + 1)
  const options = [randomInt(1, 5)]
  const sequence = (told.sent += 1)
  const body = { sequence, answers: { [slot]: options } }
  const path = `/api/v1/attempts/${told.id}/answers`
  const saved = await ask<Saved>('PUT', path, cookie, body)
  if (saved.sequence !== sequence) {
    journal.wrong.push(`save ${sequence} of ${told.id} was told ${saved.sequence}`)
    return
  }
  told.answers.set(slot, { options, sequence })
  journal.touched.add(told.id)
  journal.saves += 1
  // A stutter of the network: the same once more, which must change nothing.
  if (randomInt(10) === 0) await ask<Saved>('PUT', path, cookie, body)
}

const submit = async (ask: Ask, cookie: string, told: Told, journal: Journal): Promise<void> => {
  const body = { sequence: (told.sent += 1), answers: {} }
  const path = `/api/v1/attempts/${told.id}/submission`
  const result = await ask<AttemptResult>('POST', path, cookie, body)
  told.result = result
  journal.touched.add(told.id)
  journal.submissions += 1
  if (randomInt(5) > 0) return
  const again = await ask<AttemptResult>('POST', path, cookie, body)
  if (JSON.stringify(again) !== JSON.stringify(result))
    journal.wrong.push(`${told.id} was submitted twice: ${JSON.stringify([result, again])}`)
}
