import type { AttemptResult } from '#src/modules/attempt/schema.ts'

/** What contestants were told about one attempt: the server is held to every word of it. */
export type Told = {
  readonly id: string
  readonly personId: number
  /** slot → the options and sequence of the last save that was acknowledged */
  readonly answers: Map<number, { readonly options: readonly number[]; readonly sequence: number }>
  /** the highest sequence ever sent, acknowledged or not */
  sent: number
  /** the result of the acknowledged submission */
  result: AttemptResult | null
}

/** What was acknowledged, and what went wrong on the wire. */
export type Journal = {
  readonly attempts: Map<string, Told>
  /** told something since the last check */
  readonly touched: Set<string>
  starts: number
  saves: number
  submissions: number
  /** replies of 503 with Retry-After */
  busy: number
  /** connections refused, cut or silent */
  unanswered: number
  /** replies that no fault excuses, as text */
  readonly wrong: string[]
  /** the longest that a reply, whatever it said, was waited for */
  slowestMs: number
}

/** An empty journal. */
export const newJournal = (): Journal => ({
  attempts: new Map(),
  touched: new Set(),
  starts: 0,
  saves: 0,
  submissions: 0,
  busy: 0,
  unanswered: 0,
  wrong: [],
  slowestMs: 0,
})

/** The acknowledged writes. */
export const acknowledged = ({ starts, saves, submissions }: Journal): number =>
  starts + saves + submissions
