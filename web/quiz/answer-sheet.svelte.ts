import type { Attempt } from '#src/modules/attempt/schema.ts'
import { chosenAnswers, queueState, slotState } from './answer-queue.ts'
import {
  type AnswerSender,
  openSender,
  type SenderState,
  type SenderWorld,
} from './answer-sender.ts'
import type { AttemptRequests } from './attempt-requests.ts'
import { type Keeper, openKeeper } from './kept-answers.ts'

/** The end of an attempt: as the server tells it, and the slots whose answers came too late. */
export type Ended = { readonly attempt: Attempt; readonly lost: readonly number[] }

const lostSlots = (attempt: Attempt, { queue }: SenderState): number[] =>
  attempt.slots
    .filter(({ slot, answer }) => {
      const unsent = queue.unsent[String(slot)]
      return unsent !== undefined && String(unsent) !== String(answer)
    })
    .map(({ slot }) => slot)

const readMarks = (key: string): number[] => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]') as number[]
  } catch {
    return []
  }
}

const writeMarks = (key: string, marks: readonly number[]): void => {
  try {
    localStorage.setItem(key, JSON.stringify(marks))
  } catch (reason) {
    console.warn('localStorage', reason)
  }
}

/** Calls on the sender when the network, the page or another tab gives reason to. */
const listen = (sender: AnswerSender, tabs: BroadcastChannel, signal: AbortSignal): void => {
  const toFront = (): void => {
    if (document.visibilityState === 'visible') sender.reread()
  }
  window.addEventListener('online', () => sender.retryNow(), { signal })
  window.addEventListener('pageshow', toFront, { signal })
  document.addEventListener('visibilitychange', toFront, { signal })
  tabs.addEventListener('message', () => sender.reread(), { signal })
}

/** The sender's world in this browser: HTTP, the keeper, timers; saves are told to the other tabs. */
const worldOf = (
  attempt: string,
  requests: AttemptRequests,
  keeper: Keeper,
  tabs: BroadcastChannel,
): SenderWorld => ({
  save: async (body) => {
    const outcome = await requests.save(attempt, body)
    if (outcome.kind === 'done') tabs.postMessage('saved')
    return outcome
  },
  submit: (body) => requests.submit(attempt, body),
  read: () => requests.read(attempt),
  keep: keeper.keep,
  after: (ms, then) => {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
  random: Math.random,
})

/** The questions to look at again, kept on this device. */
const openMarks = (attempt: string) => {
  const key = `hoithi-marks-${attempt}`
  let marks = $state.raw(readMarks(key))
  return {
    isMarked: (slot: number): boolean => marks.includes(slot),
    toggleMark: (slot: number): void => {
      marks = marks.includes(slot) ? marks.filter((other) => other !== slot) : [...marks, slot]
      writeMarks(key, marks)
    },
  }
}

/**
 * The open attempt on this page: answers, how they stand, marks to review. Listens to the network,
 * to the page coming to the front and to other tabs, until it ends or is closed.
 */
export const openAnswerSheet = async (
  attempt: Attempt,
  requests: AttemptRequests,
  onover: (ended: Ended) => void,
) => {
  const keeper = await openKeeper(attempt.id)
  const tabs = new BroadcastChannel(`hoithi-attempt-${attempt.id}`)
  const listening = new AbortController()
  const close = (): void => {
    sender.stop()
    listening.abort()
  }
  const sender = openSender(
    attempt,
    await keeper.load(),
    worldOf(attempt.id, requests, keeper, tabs),
    {
      changed: (next) => {
        state = next
      },
      over: (ended) => {
        close()
        tabs.postMessage('over')
        onover({ attempt: ended, lost: lostSlots(ended, sender.state()) })
      },
    },
  )
  let state = $state.raw(sender.state())
  listen(sender, tabs, listening.signal)
  sender.retryNow()

  const chosen = (slot: number): readonly number[] => chosenAnswers(state.queue)[String(slot)] ?? []
  const slots = attempt.slots.map(({ slot }) => slot)
  return {
    ...sender,
    ...openMarks(attempt.id),
    attempt,
    close,
    chosen,
    total: slots.length,
    keeps: keeper.lasting,
    sending: () => state,
    overall: () => queueState(state.queue),
    slotState: (slot: number) => slotState(state.queue, slot),
    unanswered: (): readonly number[] => slots.filter((slot) => chosen(slot).length === 0),
  }
}
export type AnswerSheet = Awaited<ReturnType<typeof openAnswerSheet>>

/** What a question needs of the sheet that it is answered on. */
export type QuestionSheet = Pick<
  AnswerSheet,
  'chosen' | 'give' | 'isMarked' | 'toggleMark' | 'slotState' | 'total'
>

/** What the grid of slots needs of their sheet. */
export type GridSheet = Pick<AnswerSheet, 'chosen' | 'isMarked'> & {
  readonly attempt: Pick<Attempt, 'slots'>
}
