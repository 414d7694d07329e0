import type { AttemptLine, Timeline } from '#src/modules/contestant/schema.ts'
import type { ContestantPhrases } from '#web/phrases/vi/desk/contestant.ts'
import { fill } from '#web/quiz/fill.ts'

/** A line of a timeline. */
export type TimelineLine = {
  readonly at: string
  readonly text: string
  /** device, address, browser */
  readonly notes: readonly string[]
}

type Words = ContestantPhrases['timeline']
type Kind = keyof Words['kinds']

const isKind = (kind: string, kinds: Words['kinds']): kind is Kind => Object.hasOwn(kinds, kind)

/** What the browsers did, line by line. */
export const tracedLines = (events: Timeline['events'], words: Words): TimelineLine[] =>
  events.map(({ at, kind, sequence, code, device, address, agent }) => ({
    at,
    text: isKind(kind, words.kinds)
      ? fill(words.kinds[kind], { n: sequence ?? '–', code: code ?? '–' })
      : kind,
    notes: [
      device === null ? '' : fill(words.device, { n: device }),
      address ?? '',
      agent ?? '',
    ].filter(Boolean),
  }))

/** What the attempt itself tells, where no trace is left: start, last save, end. */
export const heldLines = (attempt: AttemptLine, words: Words): TimelineLine[] => {
  const { startedAt, savedAt, submittedAt, endedBy } = attempt
  const lines = [
    { at: startedAt, text: words.kinds.start },
    { at: savedAt, text: words.kinds.lastSave },
    { at: submittedAt, text: endedBy === 'deadline' ? words.kinds.deadline : words.kinds.submit },
  ]
  return lines.flatMap(({ at, text }) => (at === null ? [] : [{ at, text, notes: [] }]))
}

/** The end at the deadline, which no browser did. */
export const deadlineLine = (attempt: AttemptLine, words: Words): TimelineLine[] =>
  attempt.endedBy === 'deadline' && attempt.submittedAt !== null
    ? [{ at: attempt.submittedAt, text: words.kinds.deadline, notes: [] }]
    : []
