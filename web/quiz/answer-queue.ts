import type { Attempt, SaveAnswers } from '#src/modules/attempt/schema.ts'

/** slot → options chosen, 1-based as shown; an empty list is an answer taken back. */
export type Sheet = Readonly<Record<string, readonly number[]>>

/**
 * What one browser knows of the answers of one attempt. A value: every verb below gives the next
 * one, and the sender does what it says. An answer leaves `unsent` only on the server's word.
 */
export type AnswerQueue = {
  /** the highest sequence used here or seen from the server */
  readonly sequence: number
  /** what the server last said it holds */
  readonly held: Sheet
  /** given here and not acknowledged */
  readonly unsent: Sheet
  /** the save under way */
  readonly sending: SaveAnswers | null
  /** saves that failed since the last good one */
  readonly failures: number
}

/** What outlives the page: the unsent answers, and the sequence they must exceed. */
export type KeptAnswers = { readonly sequence: number; readonly unsent: Sheet }

/** How an answer stands: `saved` is said on the server's word only. */
export type SlotState = 'blank' | 'saved' | 'saving' | 'waiting'

type HeldAttempt = Pick<Attempt, 'sequence' | 'slots'>

const heldBy = (attempt: HeldAttempt): Sheet =>
  Object.fromEntries(attempt.slots.map(({ slot, answer }) => [String(slot), answer]))

/** Begins from what the server holds, with the unsent answers this browser kept laid over it. */
export const openQueue = (attempt: HeldAttempt, kept: KeptAnswers | null): AnswerQueue => {
  const held = heldBy(attempt)
  const unsent = Object.entries(kept?.unsent ?? {}).filter(([slot]) => slot in held)
  return {
    sequence: Math.max(attempt.sequence, kept?.sequence ?? 0),
    held,
    unsent: Object.fromEntries(unsent),
    sending: null,
    failures: 0,
  }
}

/** Takes in an answer. It is sent even where the server seems to hold the same: a lost save may still land. */
export const giveAnswer = (
  queue: AnswerQueue,
  slot: number,
  options: readonly number[],
): AnswerQueue => ({ ...queue, unsent: { ...queue.unsent, [slot]: options } })

/** Starts the next save with all that is unsent; the same queue when one is under way or none is due. */
export const beginSave = (queue: AnswerQueue): AnswerQueue => {
  if (queue.sending !== null || Object.keys(queue.unsent).length === 0) return queue
  // A new sequence for every try, never the one of a save whose fate is unknown: whatever arrives
  // late is older, and the server lets the higher sequence win slot by slot.
  const sequence = queue.sequence + 1
  const answers = Object.fromEntries(
    Object.entries(queue.unsent).map(([slot, options]) => [slot, [...options]]),
  )
  return { ...queue, sequence, sending: { sequence, answers } }
}

/** The body of a submission: a sequence of its own, with what is unsent. */
export const submissionOf = (queue: AnswerQueue): SaveAnswers =>
  beginSave({ ...queue, sending: null }).sending ?? { sequence: queue.sequence + 1, answers: {} }

const sameOptions = (one: readonly number[] | undefined, other: readonly number[]): boolean =>
  one !== undefined &&
  one.length === other.length &&
  one.every((option, index) => option === other[index])

/**
 * The server's word on the save under way: `sequence` is the highest the attempt has seen. Where
 * another device is ahead, what was sent may have lost to it, so it stays unsent and goes again
 * with a higher sequence.
 */
export const acknowledgeSave = (queue: AnswerQueue, sequence: number): AnswerQueue => {
  const sent = queue.sending
  if (sent === null) return queue
  const next = {
    ...queue,
    sending: null,
    failures: 0,
    sequence: Math.max(queue.sequence, sequence),
  }
  if (sequence > sent.sequence) return next
  return {
    ...next,
    held: { ...queue.held, ...sent.answers },
    unsent: Object.fromEntries(
      Object.entries(queue.unsent).filter(
        ([slot, options]) => !sameOptions(sent.answers[slot], options),
      ),
    ),
  }
}

/** The save under way failed, or nobody knows; its answers stay unsent. */
export const failSave = (queue: AnswerQueue): AnswerQueue => ({
  ...queue,
  sending: null,
  failures: queue.failures + 1,
})

/** Takes over what the server holds now (another device, a conflict); unsent answers stay on top. */
export const rereadAnswers = (queue: AnswerQueue, attempt: HeldAttempt): AnswerQueue => ({
  ...queue,
  held: heldBy(attempt),
  sequence: Math.max(queue.sequence, attempt.sequence),
})

/** The answers as the contestant gave them: unsent ones over those held. */
export const chosenAnswers = (queue: AnswerQueue): Sheet => ({ ...queue.held, ...queue.unsent })

/** How the answer of a slot stands. */
export const slotState = (queue: AnswerQueue, slot: number): SlotState => {
  if (String(slot) in queue.unsent) return queue.failures > 0 ? 'waiting' : 'saving'
  return (queue.held[String(slot)] ?? []).length > 0 ? 'saved' : 'blank'
}

/** How the whole sheet stands, in the words of the top bar, with the counts its sentences need. */
export const queueState = (
  queue: AnswerQueue,
): { readonly state: SlotState; readonly saved: number; readonly unsent: number } => {
  const slots = Object.keys(queue.held).map((slot) => slotState(queue, Number(slot)))
  const saved = slots.filter((state) => state === 'saved').length
  const unsent = Object.keys(queue.unsent).length
  if (unsent > 0) return { state: queue.failures > 0 ? 'waiting' : 'saving', saved, unsent }
  return { state: saved > 0 ? 'saved' : 'blank', saved, unsent }
}

/** What to keep beyond the page. */
export const keptAnswers = (queue: AnswerQueue): KeptAnswers => ({
  sequence: queue.sequence,
  unsent: queue.unsent,
})

/**
 * Milliseconds to wait after the n-th failure in a row (n ≥ 1): 1 s to at most 15 s, growing and
 * spread by `random` (0…1) so that a hall coming back online doesn't come at once. A server that
 * names a time (Retry-After) is given that time at least.
 */
export const retryDelayMs = (failures: number, random: number, retryAfterMs = 0): number => {
  const longest = Math.min(15_000, 1000 * 2 ** failures)
  const delay = 1000 + random * (longest - 1000)
  return Math.round(retryAfterMs > 0 ? Math.min(retryAfterMs, 120_000) + random * 1000 : delay)
}
