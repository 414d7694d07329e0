import type { Question } from '#src/modules/question-bank/question.ts'
import { byteText, type ByteText } from '#src/shared/byte-text.ts'
import type { SeenAttempt } from './describe-attempt.ts'
import { type AskedSlot, isMultiple } from './rules/marking.ts'
import type { Saved } from './schema.ts'

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
  const shown = order.map((at, index) => `{"option":${index + 1},${options[at - 1]}`)
  return `{"slot":${slot},${head}${shown.join(',')}],"answer":[${answer.join(',')}]}`
}

/** What `describeAttempt` gives, written as JSON: byte for byte what its schema would write. */
export const writeAttempt = ({ around, slots, answerAt }: SeenAttempt): ByteText => {
  const { result, review, ...before } = around
  const asked = slots.map((slot, index) => writeSlot(slot, index + 1, answerAt(index + 1)))
  return `${jsonBytes(before).slice(0, -1)},"slots":[${asked.join(',')}],"result":${jsonBytes(
    result,
  )},"review":${jsonBytes(review)}}` as ByteText
}

/** A save as its schema would write it: numbers and instants, nothing that wants quoting. */
export const writeSaved = ({ sequence, savedAt, deadlineAt }: Saved): ByteText =>
  `{"sequence":${sequence},"savedAt":"${savedAt}","deadlineAt":"${deadlineAt}"}` as ByteText
