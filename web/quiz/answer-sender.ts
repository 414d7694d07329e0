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
  submissionOf,
} from './answer-queue.ts'

/** What became of a request about the attempt. */
export type SendOutcome<T> = { readonly kind: 'done'; readonly value: T } | SendFailure
export type SendFailure =
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
  readonly submit: (body: SaveAnswers) => Promise<SendOutcome<unknown>>
  readonly read: () => Promise<SendOutcome<Attempt>>
  /** keeps the unsent answers beyond the page; `settled` are those the server now holds */
  readonly keep: (kept: KeptAnswers, settled: KeptAnswers['unsent']) => void
  /** calls back after so many milliseconds; gives what calls it off */
  readonly after: (ms: number, then: () => void) => () => void
  readonly random: () => number
}

/** What the answer sheet shows of the sending. */
export type SenderState = {
  readonly queue: AnswerQueue
  readonly trouble: Trouble
  /** submit was pressed, and the server has not said yes yet */
  readonly submitting: boolean
}

/** `changed` is told at every change; `over` once, with the attempt as it ended. */
export type SenderEvents = {
  readonly changed: (state: SenderState) => void
  readonly over: (attempt: Attempt) => void
}

export type AnswerSender = {
  readonly state: () => SenderState
  readonly give: (slot: number, options: readonly number[]) => void
  /** submits, now or as soon as the server can be reached */
  readonly submit: () => void
  /** takes back a submission that has not gone through */
  readonly keepWorking: () => void
  /** the deadline has passed: sends what is unsent if the grace allows, then waits for the result */
  readonly awaitEnd: () => void
  /** tries again at once: the network is back, someone signed in, the page came to the front */
  readonly retryNow: () => void
  /** asks the server what it holds: another tab or device may have answered */
  readonly reread: () => void
  readonly stop: () => void
}

/** Sends the answers of one attempt, one request at a time, until the server holds them all. */
export const openSender = (
  attempt: Attempt,
  kept: KeptAnswers | null,
  world: SenderWorld,
  events: SenderEvents,
): AnswerSender => {
  let queue = openQueue(attempt, kept)
  let trouble: Trouble = null
  let readDue = false
  let submissionDue = false
  let ending = false
  // The server takes no more answers; what is unsent is told as such with the result.
  let closed = false
  let running = false
  let stopped = false
  let callOff = (): void => undefined

  const state = (): SenderState => ({ queue, trouble, submitting: submissionDue })
  const tell = (): void => {
    if (!stopped) events.changed(state())
  }
  const tryLater = (ms: number): void => {
    callOff()
    callOff = world.after(ms, run)
  }
  const stop = (): void => {
    stopped = true
    callOff()
  }

  /** Takes in a failure; true where the next step can follow at once. */
  const fail = (failure: SendFailure): boolean => {
    queue = failSave(queue)
    const pause = (retryAfterMs: number) =>
      tryLater(retryDelayMs(queue.failures, world.random(), retryAfterMs))
    switch (failure.kind) {
      case 'attempt_over': {
        const news = !closed
        closed = true
        readDue = true
        if (!news) pause(0)
        return news
      }
      case 'sequence_conflict':
        // Another tab or device was here: what the server holds says where to go on.
        readDue = true
        if (queue.failures > 1) pause(0)
        return queue.failures === 1
      case 'signed_out':
        trouble = 'signed_out'
        return false
      case 'refused':
        trouble = { refused: failure.detail }
        return false
      case 'busy':
      case 'unreachable':
        trouble = failure.kind
        pause(failure.kind === 'busy' ? failure.retryAfterMs : 0)
        return false
    }
  }

  const save = async (): Promise<boolean> => {
    queue = beginSave(queue)
    const sent = queue.sending
    if (sent === null) return false
    tell()
    const outcome = await world.save(sent)
    if (outcome.kind !== 'done') return fail(outcome)
    const ahead = outcome.value.sequence > sent.sequence
    queue = acknowledgeSave(queue, outcome.value.sequence)
    world.keep(keptAnswers(queue), ahead ? {} : sent.answers)
    trouble = null
    readDue ||= ahead
    return true
  }

  const read = async (): Promise<boolean> => {
    const outcome = await world.read()
    if (outcome.kind !== 'done') return fail(outcome)
    if (stopped) return false
    if (outcome.value.result !== null) {
      stop()
      world.keep({ sequence: queue.sequence, unsent: {} }, queue.unsent)
      events.over(outcome.value)
      return false
    }
    // A conflict keeps its count of failures, so that two sides can't chase each other at full speed.
    queue = {
      ...rereadAnswers(queue, outcome.value),
      failures: trouble === null ? queue.failures : 0,
    }
    readDue = false
    trouble = null
    if (!ending && !closed) return true
    // The server ends an expired attempt within moments; asked again gently until it has.
    tryLater(700 + world.random() * 800)
    return false
  }

  const submit = async (): Promise<boolean> => {
    const body = submissionOf(queue)
    queue = { ...queue, sequence: body.sequence }
    const outcome = await world.submit(body)
    if (outcome.kind !== 'done') return fail(outcome)
    queue = acknowledgeSave({ ...queue, sending: body }, body.sequence)
    world.keep(keptAnswers(queue), body.answers)
    trouble = null
    readDue = true
    return true
  }

  const nextStep = (): (() => Promise<boolean>) | null => {
    if (readDue) return read
    if (submissionDue && !closed) return submit
    if (Object.keys(queue.unsent).length > 0 && !closed) return save
    return ending || closed ? read : null
  }

  const run = async (): Promise<void> => {
    if (running) return
    running = true
    callOff()
    for (let step = nextStep(); step !== null && !stopped; step = nextStep()) {
      const goOn = await step()
      tell()
      if (!goOn) break
    }
    running = false
  }

  return {
    state,
    give: (slot, options) => {
      if (stopped) return
      queue = giveAnswer(queue, slot, options)
      world.keep(keptAnswers(queue), {})
      tell()
      // A server that asked for patience gets it; otherwise the answer may be the one that passes.
      if (trouble !== 'busy') void run()
    },
    submit: () => {
      submissionDue = true
      tell()
      void run()
    },
    keepWorking: () => {
      submissionDue = false
      tell()
    },
    awaitEnd: () => {
      ending = true
      void run()
    },
    retryNow: () => void run(),
    reread: () => {
      readDue = true
      void run()
    },
    stop,
  }
}
