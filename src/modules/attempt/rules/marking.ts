import type { Question } from '#src/modules/question-bank/question.ts'
import type { Sheet, SlotShape } from './answering.ts'
import type { Paper, PaperSlot } from './paper.ts'

/**
 * A drawn question in its slot, with what can be answered there and what is right. A question with
 * several right options takes several.
 */
export type AskedSlot = SlotShape & {
  /** what a paper holds of it: nothing of the key */
  readonly drawn: PaperSlot
  readonly question: Question
  readonly order: readonly number[]
  /** the right options, ascending, by their places as shown */
  readonly right: readonly number[]
}

/** A question with its options in this order (1-based, as written). */
export const askedSlot = (question: Question, order: readonly number[]): AskedSlot => {
  const right = order.flatMap((written, index) =>
    question.options[written - 1]?.correct === true ? [index + 1] : [],
  )
  const drawn = { versionId: question.versionId, order }
  return { drawn, question, order, options: order.length, multiple: right.length > 1, right }
}

// A bank of 1,000 questions with four options each has 24,000 slots, of some 300 bytes. Those beyond
// it are put together for each paper.
const mostShared = 30_000

const shared = new WeakMap<Question, Map<number, AskedSlot>>()
let count = 0

/**
 * The same, for papers of attempts: thousands of them ask the same questions in the same few orders,
 * and nearly always share the very slot.
 */
export const sharedSlot = (question: Question, order: readonly number[]): AskedSlot => {
  // A digit for each option, up to the seven that a number of eights can tell apart.
  if (order.length > 7) return askedSlot(question, order)
  const key = order.reduce((before, option) => before * 8 + option, 0)
  const known = shared.get(question)?.get(key)
  if (known !== undefined) return known
  const slot = askedSlot(question, order)
  if (count >= mostShared) return slot
  const slots = shared.get(question) ?? new Map<number, AskedSlot>()
  shared.set(question, slots.set(key, slot))
  count += 1
  return slot
}

/**
 * Puts the questions into a paper's slots. Throws where a version is missing, since a version that
 * was drawn is never deleted.
 */
export const askedSlots = (
  paper: Paper,
  versions: ReadonlyMap<number, Question>,
  slotOf: typeof askedSlot = sharedSlot,
): readonly AskedSlot[] =>
  paper.map(({ versionId, order }) => {
    const question = versions.get(versionId)
    if (question === undefined) throw new Error(`question version ${versionId} is missing`)
    return slotOf(question, order)
  })

/** Whether exactly the right options were chosen: none missing, none too many. */
export const isRight = ({ right }: Pick<AskedSlot, 'right'>, chosen: readonly number[]): boolean =>
  right.length > 0 && right.length === chosen.length && chosen.every((one) => right.includes(one))

/** How many slots were answered rightly; an unanswered one was not. */
export const countRight = (slots: readonly AskedSlot[], sheet: Sheet): number =>
  slots.filter((slot, index) => isRight(slot, sheet[index + 1]?.[0] ?? [])).length
