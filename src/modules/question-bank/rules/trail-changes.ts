import type { QuestionDefinition } from '../bank.ts'
import { changedFields } from './changes.ts'

/** A change as the audit trail keeps it. */
export type TrailChange = { readonly field: string; readonly from: unknown; readonly to: unknown }

const HIDDEN = '•••'

type Written = Omit<QuestionDefinition, 'code'>

const lines = (question: Written | null) =>
  question === null
    ? null
    : question.options.map(({ text, pinned }) => ({ text, ...(pinned ? { pinned } : {}) }))

const key = ({ options }: Written): string => options.map(({ correct }) => Number(correct)).join('')

/**
 * What a writer changed of a question, for the trail: which options are right is never told, only
 * that it changed; neither are explanation and source, which give it away.
 */
export const trailChanges = (before: Written | null, after: Written): readonly TrailChange[] => {
  if (before === null)
    return [
      { field: 'stem', from: null, to: after.stem },
      { field: 'options', from: null, to: lines(after) },
    ]
  const changes = changedFields(before, after).flatMap((field): TrailChange[] => {
    if (field === 'explanation' || field === 'source') return [{ field, from: HIDDEN, to: HIDDEN }]
    if (field !== 'options') {
      const plain = field as 'topic' | 'difficulty' | 'stem' | 'keepOrder'
      return [{ field, from: before[plain], to: after[plain] }]
    }
    const [from, to] = [lines(before), lines(after)]
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field, from, to }]
  })
  return key(before) === key(after)
    ? changes
    : [...changes, { field: 'key', from: HIDDEN, to: HIDDEN }]
}
