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
  | { readonly kind: 'busy'; readonly retryAfterMs: number; readonly detail?: string }
  | { readonly kind: 'sequence_conflict' }
  | { readonly kind: 'attempt_over' }
  | { readonly kind: 'signed_out' }
  /** a refusal that trying again won't change */
  | { readonly kind: 'refused'; readonly detail: string; readonly code?: string }

/** What holds the sending up; null while it goes well. */
export type Trouble = null | 'unreachable' | 'busy' | 'signed_out' | { readonly refused: string }

/** The world of the sender: requests, keeping, waiting, chance. None of them throws. */
export type SenderWorld = {
  readonly save: (
    body: SaveAnswers,
  ) => Promise<SendOutcome<{ readonly sequence: number; readonly deadlineAt: string }>>
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
  /** when the attempt must end, as the server said last: it may be moved to later */
  readonly deadlineAt: string
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

/** The sender at work; only the functions below change it. */
type Work = {
  readonly world: SenderWorld
  readonly events: SenderEvents
  queue: AnswerQueue
  trouble: Trouble
  deadlineAt: string
  readDue: boolean
  submissionDue: boolean
  /** the deadline has passed here */
  ending: boolean
  /** the server takes no more answers; what is unsent is told as such with the result */
  closed: boolean
  running: boolean
  stopped: boolean
  callOff: () => void
}

const stateOf = ({ queue, trouble, deadlineAt, submissionDue }: Work): SenderState => ({
  queue,
  trouble,
  deadlineAt,
  submitting: submissionDue,
})

const tell = (work: Work): void => {
  if (!work.stopped) work.events.changed(stateOf(work))
}

/** Follows a deadline that was moved to later: what seemed over goes on. */
const followDeadline = (work: Work, deadlineAt: string): void => {
  if (Date.parse(deadlineAt) <= Date.parse(work.deadlineAt)) return
  work.deadlineAt = deadlineAt
  work.ending = false
  work.closed = false
}

const stop = (work: Work): void => {
  work.stopped = true
  work.callOff()
}

const tryLater = (work: Work, ms: number): void => {
  work.callOff()
  work.callOff = work.world.after(ms, () => void run(work))
}

const pause = (work: Work, retryAfterMs: number): void =>
  tryLater(work, retryDelayMs(work.queue.failures, work.world.random(), retryAfterMs))

/** Takes in a failure; true where the next step can follow at once. */
const fail = (work: Work, failure: SendFailure): boolean => {
  work.queue = failSave(work.queue)
  switch (failure.kind) {
    case 'attempt_over': {
      const news = !work.closed
      work.closed = true
      work.readDue = true
      if (!news) pause(work, 0)
      return news
    }
    case 'sequence_conflict':
      // Another tab or device was here: what the server holds says where to go on.
      work.readDue = true
      if (work.queue.failures > 1) pause(work, 0)
      return work.queue.failures === 1
    case 'signed_out':
      work.trouble = 'signed_out'
      return false
    case 'refused':
      work.trouble = { refused: failure.detail }
      return false
    case 'busy':
    case 'unreachable':
      work.trouble = failure.kind
      pause(work, failure.kind === 'busy' ? failure.retryAfterMs : 0)
      return false
  }
}

const save = async (work: Work): Promise<boolean> => {
  work.queue = beginSave(work.queue)
  const sent = work.queue.sending
  if (sent === null) return false
  tell(work)
  const outcome = await work.world.save(sent)
  if (outcome.kind !== 'done') return fail(work, outcome)
  followDeadline(work, outcome.value.deadlineAt)
  const ahead = outcome.value.sequence > sent.sequence
  work.queue = acknowledgeSave(work.queue, outcome.value.sequence)
  work.world.keep(keptAnswers(work.queue), ahead ? {} : sent.answers)
  work.trouble = null
  work.readDue ||= ahead
  return true
}

const read = async (work: Work): Promise<boolean> => {
  const outcome = await work.world.read()
  if (outcome.kind !== 'done') return fail(work, outcome)
  if (work.stopped) return false
  if (outcome.value.result !== null) {
    stop(work)
    work.world.keep({ sequence: work.queue.sequence, unsent: {} }, work.queue.unsent)
    work.events.over(outcome.value)
    return false
  }
  // A conflict keeps its count of failures, so that two sides can't chase each other at full speed.
  work.queue = {
    ...rereadAnswers(work.queue, outcome.value),
    failures: work.trouble === null ? work.queue.failures : 0,
  }
  work.readDue = false
  work.trouble = null
  followDeadline(work, outcome.value.deadlineAt)
  if (!work.ending && !work.closed) return true
  // The server ends an expired attempt within moments; asked again gently until it has.
  tryLater(work, 700 + work.world.random() * 800)
  return false
}

const submit = async (work: Work): Promise<boolean> => {
  const body = submissionOf(work.queue)
  work.queue = { ...work.queue, sequence: body.sequence }
  const outcome = await work.world.submit(body)
  if (outcome.kind !== 'done') return fail(work, outcome)
  work.queue = acknowledgeSave({ ...work.queue, sending: body }, body.sequence)
  work.world.keep(keptAnswers(work.queue), body.answers)
  work.trouble = null
  work.readDue = true
  return true
}

const nextStep = (work: Work): ((work: Work) => Promise<boolean>) | null => {
  if (work.readDue) return read
  if (work.submissionDue && !work.closed) return submit
  if (Object.keys(work.queue.unsent).length > 0 && !work.closed) return save
  return work.ending || work.closed ? read : null
}

const run = async (work: Work): Promise<void> => {
  if (work.running) return
  work.running = true
  work.callOff()
  for (let step = nextStep(work); step !== null && !work.stopped; step = nextStep(work)) {
    const goOn = await step(work)
    tell(work)
    if (!goOn) break
  }
  work.running = false
}

const give = (work: Work, slot: number, options: readonly number[]): void => {
  if (work.stopped) return
  work.queue = giveAnswer(work.queue, slot, options)
  work.world.keep(keptAnswers(work.queue), {})
  tell(work)
  // A server that asked for patience gets it; otherwise the answer may be the one that passes.
  if (work.trouble !== 'busy') void run(work)
}

/** Sends the answers of one attempt, one request at a time, until the server holds them all. */
export const openSender = (
  attempt: Attempt,
  kept: KeptAnswers | null,
  world: SenderWorld,
  events: SenderEvents,
): AnswerSender => {
  const work: Work = {
    world,
    events,
    queue: openQueue(attempt, kept),
    trouble: null,
    deadlineAt: attempt.deadlineAt,
    readDue: false,
    submissionDue: false,
    ending: false,
    closed: false,
    running: false,
    stopped: false,
    callOff: () => undefined,
  }
  const set = (change: Partial<Work>): void => {
    Object.assign(work, change)
    tell(work)
    void run(work)
  }
  return {
    state: () => stateOf(work),
    give: (slot, options) => give(work, slot, options),
    submit: () => set({ submissionDue: true }),
    keepWorking: () => set({ submissionDue: false }),
    awaitEnd: () => set({ ending: true }),
    retryNow: () => void run(work),
    reread: () => set({ readDue: true }),
    stop: () => stop(work),
  }
}
