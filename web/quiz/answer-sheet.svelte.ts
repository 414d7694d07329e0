import type { Attempt } from '#src/modules/attempt/schema.ts'
import { chosenAnswers, queueState, slotState } from './answer-queue.ts'
import { openSender, type SenderState } from './answer-sender.ts'
import type { AttemptRequests } from './attempt-requests.ts'
import { openKeeper } from './kept-answers.ts'

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
  const kept = await keeper.load()
  const marksKey = `hoithi-marks-${attempt.id}`
  const tabs = new BroadcastChannel(`hoithi-attempt-${attempt.id}`)
  const listening = new AbortController()

  const sender = openSender(
    attempt,
    kept,
    {
      save: async (body) => {
        const outcome = await requests.save(attempt.id, body)
        if (outcome.kind === 'done') tabs.postMessage('saved')
        return outcome
      },
      submit: (body) => requests.submit(attempt.id, body),
      read: () => requests.read(attempt.id),
      keep: keeper.keep,
      after: (ms, then) => {
        const timer = setTimeout(then, ms)
        return () => clearTimeout(timer)
      },
      random: Math.random,
    },
    {
      changed: (next) => {
        state = next
      },
      over: (ended) => {
        const lost = lostSlots(ended, sender.state())
        close()
        tabs.postMessage('over')
        onover({ attempt: ended, lost })
      },
    },
  )
  let state = $state.raw(sender.state())
  let marks = $state.raw(readMarks(marksKey))

  const close = (): void => {
    sender.stop()
    listening.abort()
  }
  const toFront = (): void => {
    if (document.visibilityState === 'visible') sender.reread()
  }
  const { signal } = listening
  window.addEventListener('online', () => sender.retryNow(), { signal })
  window.addEventListener('pageshow', toFront, { signal })
  document.addEventListener('visibilitychange', toFront, { signal })
  tabs.addEventListener('message', () => sender.reread(), { signal })
  sender.retryNow()

  return {
    attempt,
    total: attempt.slots.length,
    keeps: keeper.lasting,
    get sending() {
      return state
    },
    get overall() {
      return queueState(state.queue)
    },
    chosen: (slot: number): readonly number[] => chosenAnswers(state.queue)[String(slot)] ?? [],
    slotState: (slot: number) => slotState(state.queue, slot),
    get unanswered(): readonly number[] {
      const chosen = chosenAnswers(state.queue)
      return attempt.slots
        .map(({ slot }) => slot)
        .filter((slot) => (chosen[String(slot)] ?? []).length === 0)
    },
    isMarked: (slot: number): boolean => marks.includes(slot),
    toggleMark: (slot: number): void => {
      marks = marks.includes(slot) ? marks.filter((other) => other !== slot) : [...marks, slot]
      writeMarks(marksKey, marks)
    },
    give: sender.give,
    submit: sender.submit,
    keepWorking: sender.keepWorking,
    awaitEnd: sender.awaitEnd,
    reread: sender.reread,
    close,
  }
}
export type AnswerSheet = Awaited<ReturnType<typeof openAnswerSheet>>
