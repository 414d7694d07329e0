import type { Attempt, SaveAnswers } from '#src/modules/attempt/schema.ts'
import {
  type AnswerQueue,
  acknowledgeSave,
  beginSave,
  failSave,
  giveAnswer,
  type KeptAnswers,
  keptAnswers,
  openQueue,
  rereadAnswers,
  retryDelayMs,
} from './answer-queue.ts'

/** What became of a request about the attempt. */
export type SendOutcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** no reply: the network, or the server, is away */
  | { readonly kind: 'unreachable' }
  /** the server asks for patience (503, 429, or a fault of its own) */
  | { readonly kind: 'busy'; readonly retryAfterMs: number }
  | { readonly kind: 'sequence_conflict' }
  | { readonly kind: 'attempt_over' }
  | { readonly kind: 'signed_out' }
  /** a refusal that trying again won't change */
  | { readonly kind: 'refused'; readonly detail: string }

/** What holds the sending up; null while it goes well. */
export type Trouble = null | 'unreachable' | 'busy' | 'signed_out' | { readonly refused: string }

/** The world of the sender: requests, keeping, waiting, chance. None of them throws. */
export type SenderWorld = {
  readonly save: (body: SaveAnswers) => Promise<SendOutcome<{ readonly sequence: number }>>
  readonly read: () => Promise<SendOutcome<Attempt>>
  /** keeps the unsent answers beyond the page; `settled` are those the server now holds */
  readonly keep: (kept: KeptAnswers, settled: KeptAnswers['unsent']) => void
  /** calls back after so many milliseconds; gives what calls it off */
  readonly after: (ms: number, then: () => void) => () => void
  readonly random: () => number
}

/** Told at every change. `over` comes once, with the attempt as it ended. */
export type SenderEvents = {
  readonly changed: (queue: AnswerQueue, trouble: Trouble) => void
  readonly over: (attempt: Attempt) => void
}

export type AnswerSender = {
  readonly queue: () => AnswerQueue
  readonly give: (slot: number, options: readonly number[]) => void
  /** tries again at once: the network is back, someone signed in, the page came to the front */
  readonly retryNow: () => void
  /** asks the server what it holds: another tab or device may have answered */
  readonly reread: () => void
  readonly stop: () => void
}

/** Sends the answers of one attempt, one save at a time, until the server holds them all. */
export const openSender = (
  attempt: Attempt,
  kept: KeptAnswers | null,
  world: SenderWorld,
  events: SenderEvents,
): AnswerSender => {
  let queue = openQueue(attempt, kept)
  let trouble: Trouble = null
  let rereadDue = false
  let reading = false
  let stopped = false
  let callOff = (): void => undefined

  const tell = (): void => {
    if (!stopped) events.changed(queue, trouble)
  }

  const stop = (): void => {
    stopped = true
    callOff()
  }

  const tryLater = (retryAfterMs: number): void => {
    callOff()
    callOff = world.after(retryDelayMs(queue.failures, world.random(), retryAfterMs), proceed)
  }

  const fail = (outcome: Exclude<SendOutcome<unknown>, { kind: 'done' }>): void => {
    queue = failSave(queue)
    switch (outcome.kind) {
      case 'sequence_conflict':
        // Another tab or device used this sequence: what the server holds says where to go on.
        rereadDue = true
        tryLater(0)
        proceed()
        return
      case 'attempt_over':
        rereadDue = true
        proceed()
        return
      case 'signed_out':
        trouble = 'signed_out'
        break
      case 'refused':
        trouble = { refused: outcome.detail }
        break
      default:
        trouble = outcome.kind
        tryLater(outcome.kind === 'busy' ? outcome.retryAfterMs : 0)
    }
    tell()
  }

  const save = async (): Promise<void> => {
    const next = beginSave(queue)
    if (next === queue || next.sending === null) return
    queue = next
    tell()
    const sent = next.sending
    const outcome = await world.save(sent)
    if (stopped) return
    if (outcome.kind !== 'done') return fail(outcome)
    trouble = null
    const ahead = outcome.value.sequence > sent.sequence
    queue = acknowledgeSave(queue, outcome.value.sequence)
    world.keep(keptAnswers(queue), ahead ? {} : sent.answers)
    rereadDue ||= ahead
    tell()
    proceed()
  }

  const read = async (): Promise<void> => {
    reading = true
    const outcome = await world.read()
    reading = false
    if (stopped) return
    if (outcome.kind !== 'done') return fail(outcome)
    rereadDue = false
    trouble = null
    if (outcome.value.result !== null) {
      stop()
      return events.over(outcome.value)
    }
    queue = rereadAnswers(queue, outcome.value)
    tell()
    proceed()
  }

  const proceed = (): void => {
    if (stopped || reading || queue.sending !== null) return
    callOff()
    void (rereadDue ? read() : save())
  }

  return {
    queue: () => queue,
    give: (slot, options) => {
      if (stopped) return
      queue = giveAnswer(queue, slot, options)
      world.keep(keptAnswers(queue), {})
      tell()
      if (queue.failures === 0) proceed()
    },
    retryNow: proceed,
    reread: () => {
      rereadDue = true
      proceed()
    },
    stop,
  }
}
