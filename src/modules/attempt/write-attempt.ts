import type { Question } from '#src/modules/question-bank/question.ts'
import { byteText, type ByteText } from '#src/shared/byte-text.ts'
import type { SeenAttempt } from './describe-attempt.ts'
import type { AskedSlot } from './rules/marking.ts'
import type { Saved } from './schema.ts'

const jsonBytes = (value: unknown): ByteText => byteText(JSON.stringify(value))

type Pieces = { readonly head: string; readonly options: readonly string[] }

const pieces = new WeakMap<Question, Pieces>()

// A question is asked in thousands of papers, and its words are written out for them once.
const piecesOf = (question: Question): Pieces => {
  const known = pieces.get(question)
  if (known !== undefined) return known
  const made = {
    head: `"stem":${jsonBytes(question.stem)},"multiple":`,
    options: question.options.map(({ text }) => `"text":${jsonBytes(text)}}`),
  }
  pieces.set(question, made)
  return made
}

// Of some 500 bytes each.
const mostWritten = 30_000
const written = new WeakMap<AskedSlot, string>()
let count = 0

// Papers share their slots, as long as those are not too many: so is the text between a slot's
// number and the answer.
const writtenOf = (asked: AskedSlot): string => {
  const known = written.get(asked)
  if (known !== undefined) return known
  const { head, options } = piecesOf(asked.question)
  const shown = asked.order.map((at, index) => `{"option":${index + 1},${options[at - 1]}`)
  const made = [',', head, asked.multiple, ',"options":[', shown.join(','), '],"answer":['].join('')
  if (count < mostWritten) {
    written.set(asked, made)
    count += 1
  }
  return made
}

/** What `describeAttempt` gives, written as JSON: byte for byte what its schema would write. */
export const writeAttempt = ({ around, slots, answerAt }: SeenAttempt): ByteText => {
  const { result, review, ...before } = around
  const asked = slots.map((slot, index) => {
    const number = index + 1
    return `{"slot":${number}${writtenOf(slot)}${answerAt(number).join(',')}]}`
  })
  return `${jsonBytes(before).slice(0, -1)},"slots":[${asked.join(',')}],"result":${jsonBytes(
    result,
  )},"review":${jsonBytes(review)}}` as ByteText
}

/** A save as its schema would write it: numbers and instants, nothing that wants quoting. */
export const writeSaved = ({ sequence, savedAt, deadlineAt }: Saved): ByteText =>
  `{"sequence":${sequence},"savedAt":"${savedAt}","deadlineAt":"${deadlineAt}"}` as ByteText
