import type { Contest, Part, Quiz } from '#src/modules/contest/contest.ts'
import type { Sheet } from './rules/answering.ts'
import type { Paper } from './rules/paper.ts'

/** How an attempt ended: by the contestant's submission, or at its deadline. */
export type Ending = {
  readonly submittedAt: Date
  readonly endedBy: 'contestant' | 'deadline'
  readonly correct: number
  readonly durationMs: number
}

/** An attempt as the database holds it. */
export type HeldAttempt = {
  readonly id: string
  readonly contestId: number
  readonly partId: number
  readonly roundId: number
  readonly personId: number
  readonly number: number
  readonly kind: 'official' | 'trial'
  readonly paper: Paper
  readonly startedAt: Date
  readonly deadlineAt: Date
  readonly graceMs: number
  readonly sheet: Sheet
  /** the highest sequence of its saves */
  readonly sequence: number
  /** counts its writes, so that one made from an older state is not made */
  readonly revision: number
  readonly savedAt: Date | null
  /** time lost to an outage: it was added to the deadline and is no part of the duration */
  readonly creditMs: number
  /** null while it is open */
  readonly ending: Ending | null
  /** whether it is its contestant's standing */
  readonly counts: boolean
  /** why it was decided not to count; null where it may */
  readonly ruledOutFor: string | null
}

/** A quiz part, with its contest and the rules that make it a quiz. */
export type QuizPart = { readonly contest: Contest; readonly part: Part; readonly quiz: Quiz }
