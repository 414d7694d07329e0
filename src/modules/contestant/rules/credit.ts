import { durationMs } from '#src/modules/attempt/rules/timing.ts'

/** When something was down, half-open. */
export type Outage = { readonly from: Date; readonly to: Date }

/** An attempt as far as an outage touches it. */
export type Timed = {
  readonly startedAt: Date
  readonly deadlineAt: Date
  /** null while it is open */
  readonly submittedAt: Date | null
  readonly endedBy: 'contestant' | 'deadline' | null
}

/** The time that an attempt lost to an outage, in milliseconds: what both have in common. */
export const lostMs = (
  { startedAt, deadlineAt, submittedAt }: Timed,
  { from, to }: Outage,
): number =>
  Math.max(
    0,
    Math.min((submittedAt ?? deadlineAt).getTime(), to.getTime()) -
      Math.max(startedAt.getTime(), from.getTime()),
  )

/** The times of an attempt that a credit changes. */
export type Times = {
  readonly creditMs: number
  readonly deadlineAt: Date
  /** null while it is open */
  readonly durationMs: number | null
}

type Credited = Timed & { readonly creditMs: number }

const lasted = ({ startedAt, submittedAt }: Credited, creditMs: number): number | null =>
  submittedAt === null ? null : durationMs(startedAt, submittedAt, creditMs)

/** An attempt with time given back: to its deadline while it is open, off its duration afterwards. */
export const withCredit = (attempt: Credited, givenMs: number): Times => {
  const creditMs = attempt.creditMs + givenMs
  const addedMs = attempt.submittedAt === null ? givenMs : 0
  const deadlineAt = new Date(attempt.deadlineAt.getTime() + addedMs)
  return { creditMs, deadlineAt, durationMs: lasted(attempt, creditMs) }
}

/** The same attempt with the time taken back: no deadline of an open one moves into the past. */
export const withoutCredit = (attempt: Credited, givenMs: number, now: Date): Times => {
  const creditMs = Math.max(0, attempt.creditMs - givenMs)
  const held = attempt.deadlineAt.getTime()
  const earliest = Math.min(held, now.getTime())
  const deadlineAt =
    attempt.submittedAt === null ? new Date(Math.max(held - givenMs, earliest)) : attempt.deadlineAt
  return { creditMs, deadlineAt, durationMs: lasted(attempt, creditMs) }
}

/** Whether the deadline ended an attempt that had lost time: its contestant may make up for it. */
export const wasCutOff = (attempt: Timed, outage: Outage): boolean =>
  attempt.endedBy === 'deadline' && lostMs(attempt, outage) > 0
