import type { Question } from '#src/modules/question-bank/question.ts'
import type { Sheet, SlotShape } from './answering.ts'
import type { Paper, PaperSlot } from './paper.ts'

/**
 * A drawn question in its slot, with what can be answered there and what is right. A question with
 * several right options takes several.
 */
export type AskedSlot = PaperSlot &
  SlotShape & {
    readonly question: Question
    /** the right options, ascending, by their places as shown */
    readonly right: readonly number[]
  }

/**
 * Puts the questions into a paper's slots. Throws where a version is missing, since a version that
 * was drawn is never deleted.
 */
export const askedSlots = (
  paper: Paper,
  versions: ReadonlyMap<number, Question>,
): readonly AskedSlot[] =>
  paper.map(({ versionId, order }) => {
    const question = versions.get(versionId)
    if (question === undefined) throw new Error(`question version ${versionId} is missing`)
    return askedSlot(question, order)
  })

const putTogether = (question: Question, order: readonly number[]): AskedSlot => {
  const right = order.flatMap((written, index) =>
    question.options[written - 1]?.correct === true ? [index + 1] : [],
  )
  const { versionId } = question
  return { versionId, order, options: order.length, multiple: right.length > 1, question, right }
}

// A bank of 1,000 questions with four options each has 24,000 slots, of some 300 bytes. Beyond it
// they are put together anew.
const mostKept = 30_000

let kept = new WeakMap<Question, Map<number, AskedSlot>>()
let count = 0

/**
 * A question with its options in this order (1-based, as written). Thousands of papers ask the same
 * questions in the same few orders: the same question in the same order gives the very same slot.
 */
export const askedSlot = (question: Question, order: readonly number[]): AskedSlot => {
  // A digit for each option, up to the seven that a number of eights can tell apart.
  if (order.length > 7) return putTogether(question, order)
  const key = order.reduce((before, option) => before * 8 + option, 0)
  const known = kept.get(question)?.get(key)
  if (known !== undefined) return known
  if (count >= mostKept) {
    kept = new WeakMap()
    count = 0
  }
  const slots = kept.get(question) ?? new Map<number, AskedSlot>()
  const slot = putTogether(question, order)
  kept.set(question, slots.set(key, slot))
  count += 1
  return slot
}

/** Whether exactly the right options were chosen: none missing, none too many. */
export const isRight = ({ right }: Pick<AskedSlot, 'right'>, chosen: readonly number[]): boolean =>
  right.length > 0 && right.length === chosen.length && chosen.every((one) => right.includes(one))

/** How many slots were answered rightly; an unanswered one was not. */
export const countRight = (slots: readonly AskedSlot[], sheet: Sheet): number =>
  slots.filter((slot, index) => isRight(slot, sheet[index + 1]?.[0] ?? [])).length
