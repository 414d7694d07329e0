import { byteText, type ByteText } from '#src/shared/byte-text.ts'
import type { SeenAttempt } from './describe-attempt.ts'
import type { AskedSlot } from './rules/marking.ts'
import type { Saved } from './schema.ts'

const jsonBytes = (value: unknown): ByteText => byteText(JSON.stringify(value))

const written = new WeakMap<AskedSlot, string>()

// Thousands of papers share a slot; its text is written once, between its number and the answer.
const writtenOf = (asked: AskedSlot): string => {
  const known = written.get(asked)
  if (known !== undefined) return known
  const { question, order, multiple } = asked
  const options = order.map((at, index) => {
    const text = jsonBytes(question.options[at - 1]?.text ?? '')
    return `{"option":${index + 1},"text":${text}}`
  })
  const made = [
    ',"stem":',
    jsonBytes(question.stem),
    `,"multiple":${multiple},"options":[`,
    options.join(','),
    '],"answer":[',
  ].join('')
  written.set(asked, made)
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
