import type { Question } from '#src/modules/question-bank/question.ts'
import { byteText, type ByteText } from '#src/shared/byte-text.ts'
import type { SeenAttempt } from './describe-attempt.ts'
import { type AskedSlot, isMultiple } from './rules/marking.ts'

type Written = { readonly head: string; readonly options: readonly string[] }

const jsonBytes = (value: unknown): ByteText => byteText(JSON.stringify(value))

const written = new WeakMap<Question, Written>()

// A question is asked in thousands of papers, and is written out for them once.
const writtenOf = (question: Question): Written => {
  const known = written.get(question)
  if (known !== undefined) return known
  const made = {
    head: `"stem":${jsonBytes(question.stem)},"multiple":${isMultiple(question)},"options":[`,
    options: question.options.map(({ text }) => `"text":${jsonBytes(text)}}`),
  }
  written.set(question, made)
  return made
}

const writeSlot = (
  { question, order }: AskedSlot,
  slot: number,
  answer: readonly number[],
): string => {
  const { head, options } = writtenOf(question)
  let text = `{"slot":${slot},${head}`
  for (let shown = 1; shown <= order.length; shown += 1)
    text += `${shown === 1 ? '' : ','}{"option":${shown},${options[(order[shown - 1] ?? 0) - 1]}`
  return `${text}],"answer":[${answer.join(',')}]}`
}

/** What `describeAttempt` gives, written as JSON: byte for byte what its schema would write. */
export const writeAttempt = (seen: SeenAttempt): ByteText => {
  const { slots, answerAt } = seen
  const { result, review, ...before } = seen.around
  let text = `${jsonBytes(before).slice(0, -1)},"slots":[`
  for (let slot = 1; slot <= slots.length; slot += 1) {
    const asked = slots[slot - 1]
    if (asked !== undefined)
      text += (slot === 1 ? '' : ',') + writeSlot(asked, slot, answerAt(slot))
  }
  return `${text}],"result":${jsonBytes(result)},"review":${jsonBytes(review)}}` as ByteText
}
