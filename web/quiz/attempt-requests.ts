import type {
  Attempt,
  AttemptResult,
  OwnAttempts,
  SaveAnswers,
  Saved,
} from '#src/modules/attempt/schema.ts'
import type { Ranking } from '#src/modules/ranking/schema.ts'
import type { SendOutcome } from './answer-sender.ts'

/** Told of each reading of the server's time: when it was asked for, on the monotonic clock. */
export type ClockTold = (serverTime: string, askedAtMs: number) => void

// A save that hangs is worth less than a new try; the old one can do no harm (see answer-queue.ts).
const patienceMs = 12_000

const problemOf = (response: Response): Promise<{ code?: string; detail?: string }> =>
  response.json().catch(() => ({}))

const outcomeOf = async <T>(response: Response): Promise<SendOutcome<T>> => {
  if (response.ok) return { kind: 'done', value: (await response.json()) as T }
  if (response.status >= 500 || response.status === 429) {
    const seconds = Number(response.headers.get('retry-after') ?? 0)
    const { detail = '' } = await problemOf(response)
    return { kind: 'busy', retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : 0, detail }
  }
  const problem = await problemOf(response)
  if (problem.code === 'attempt_over' || problem.code === 'sequence_conflict')
    return { kind: problem.code }
  if (response.status === 401) return { kind: 'signed_out' }
  const { code = '', detail = `HTTP ${response.status}` } = problem
  return { kind: 'refused', detail, code }
}

const ask = async <T>(method: string, path: string, body?: object): Promise<SendOutcome<T>> => {
  const impatience = new AbortController()
  const timer = setTimeout(() => impatience.abort(), patienceMs)
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      signal: impatience.signal,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    return await outcomeOf<T>(response)
  } catch {
    // No reply, or half a one: the network is away.
    return { kind: 'unreachable' }
  } finally {
    clearTimeout(timer)
  }
}

/** The requests of the answer sheet; each reading of the server's time goes to `told`. */
export const openAttemptRequests = (contest: string, part: string, told: ClockTold) => {
  const partPath = `/contests/${encodeURIComponent(contest)}/parts/${encodeURIComponent(part)}`
  const timed = async <T>(
    request: () => Promise<SendOutcome<T>>,
    timeOf: (value: T) => string,
  ): Promise<SendOutcome<T>> => {
    const askedAt = performance.now()
    const outcome = await request()
    if (outcome.kind === 'done') told(timeOf(outcome.value), askedAt)
    return outcome
  }
  const ofAttempt = (attempt: Attempt) => attempt.serverTime
  const attemptPath = (id: string) => `/attempts/${encodeURIComponent(id)}`
  return {
    start: () => timed(() => ask<Attempt>('POST', `${partPath}/attempts`), ofAttempt),
    own: () =>
      timed(
        () => ask<OwnAttempts>('GET', `${partPath}/attempts`),
        (own) => own.serverTime,
      ),
    read: (id: string) => timed(() => ask<Attempt>('GET', attemptPath(id)), ofAttempt),
    // Not a reading of the clock: a save that changed nothing tells when its answers were saved.
    save: (id: string, body: SaveAnswers) => ask<Saved>('PUT', `${attemptPath(id)}/answers`, body),
    submit: (id: string, body: SaveAnswers) =>
      ask<AttemptResult>('POST', `${attemptPath(id)}/submission`, body),
    ownRank: () => ask<Ranking>('GET', `${partPath}/ranking?limit=1`),
  }
}
export type AttemptRequests = ReturnType<typeof openAttemptRequests>
