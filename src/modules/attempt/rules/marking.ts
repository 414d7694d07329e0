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
export const isMultiple = ({ options }: Question): boolean => {
  const first = options.findIndex((option) => option.correct)
  return first >= 0 && options.some((option, index) => index > first && option.correct)
}

/** The right options of a slot, ascending, by their places as shown. */
export const rightOptions = ({ question, order }: AskedSlot): number[] => {
  const right: number[] = []
  for (const [index, written] of order.entries())
    if (question.options[written - 1]?.correct === true) right.push(index + 1)
  return right
}

/** Whether exactly the right options were chosen: none missing, none too many. */
export const isRight = (slot: AskedSlot, chosen: readonly number[]): boolean => {
  const right = rightOptions(slot)
  return (
    right.length > 0 && right.length === chosen.length && chosen.every((one) => right.includes(one))
  )
}

/** How many slots were answered rightly; an unanswered one was not. */
export const countRight = (slots: readonly AskedSlot[], sheet: Sheet): number =>
  slots.filter((slot, index) => isRight(slot, sheet[String(index + 1)]?.[0] ?? [])).length
