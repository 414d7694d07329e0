import type { Question } from '#src/modules/question-bank/question.ts'
import type { Sheet, SheetShape } from './answering.ts'
import type { Paper, PaperSlot } from './paper.ts'

/** A drawn question in its slot. */
export type AskedSlot = { readonly question: Question; readonly order: readonly number[] }

/**
 * Puts the questions into a paper's slots. Throws where a version is missing, since a version that
 * was drawn is never deleted.
 */
export const askedSlots = (
  paper: Paper,
  versions: ReadonlyMap<number, Question>,
): readonly AskedSlot[] =>
  paper.map(({ versionId, order }: PaperSlot) => {
    const question = versions.get(versionId)
    if (question === undefined) throw new Error(`question version ${versionId} is missing`)
    return { question, order }
  })

/** What can be answered at each slot: a question with several right options takes several. */
export const sheetShape = (slots: readonly AskedSlot[]): SheetShape =>
  slots.map(({ question, order }) => ({
    options: order.length,
    multiple: isMultiple(question),
  }))

/** Whether more than one option of the question is right. */
export const isMultiple = (question: Question): boolean =>
  question.options.filter((option) => option.correct).length > 1

/** The right options of a slot, ascending, by their places as shown. */
export const rightOptions = ({ question, order }: AskedSlot): number[] =>
  order.flatMap((written, index) =>
    question.options[written - 1]?.correct === true ? [index + 1] : [],
  )

/** Whether exactly the right options were chosen: none missing, none too many. */
export const isRight = (slot: AskedSlot, chosen: readonly number[]): boolean => {
  const right = new Set(rightOptions(slot))
  return right.size > 0 && right.size === chosen.length && chosen.every((one) => right.has(one))
}

/** How many slots were answered rightly; an unanswered one was not. */
export const countRight = (slots: readonly AskedSlot[], sheet: Sheet): number =>
  slots.filter((slot, index) => isRight(slot, sheet[String(index + 1)]?.[0] ?? [])).length
