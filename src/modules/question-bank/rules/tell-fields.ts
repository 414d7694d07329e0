import type { QuestionDefinition } from '../bank.ts'

/** A field before and after, as a person reads it; null is nothing. */
export type ToldField = {
  readonly field: string
  readonly from: string | null
  readonly to: string | null
}

const told = (question: QuestionDefinition | undefined, field: string): string | null => {
  if (question === undefined) return null
  if (field === 'options')
    return question.options
      .map(
        ({ text, correct, pinned }, place) =>
          `${correct ? '✓ ' : ''}${String.fromCharCode(65 + place)}. ${text}${pinned ? ' (giữ chỗ)' : ''}`,
      )
      .join('\n')
  if (field === 'keepOrder') return question.keepOrder ? '✓' : null
  const plain = field as 'topic' | 'difficulty' | 'stem' | 'explanation' | 'source'
  return question[plain]
}

/** The fields of a question that differ, from and to: right options ticked, pinned ones marked. */
export const tellFields = (
  fields: readonly string[],
  before: QuestionDefinition | undefined,
  after: QuestionDefinition | undefined,
): ToldField[] =>
  fields.map((field) => ({ field, from: told(before, field), to: told(after, field) }))
