import type { Round } from '#src/modules/contest/contest.ts'

/** When an attempt must end: its time limit, or the end of its round, whichever is sooner. */
export const deadlineOf = (startedAt: Date, timeLimitMs: number, roundEndsAt: Date): Date =>
  new Date(Math.min(startedAt.getTime() + timeLimitMs, roundEndsAt.getTime()))

/** Whether attempts can be started at this instant, and if not, why not. */
export type Window =
  | { readonly state: 'open'; readonly round: Round }
  | { readonly state: 'not_open_yet'; readonly opensAt: Date }
  | { readonly state: 'closed' }

/** Rounds are half-open: the start belongs to the round, the end does not. */
export const windowAt = (rounds: readonly Round[], now: Date): Window => {
  const open = rounds.find((round) => round.startsAt <= now && now < round.endsAt)
  if (open !== undefined) return { state: 'open', round: open }
  const coming = rounds.map((round) => round.startsAt).filter((startsAt) => now < startsAt)
  if (coming.length === 0) return { state: 'closed' }
  return { state: 'not_open_yet', opensAt: new Date(Math.min(...coming.map(Number))) }
}

/** The times of an attempt that decide what is still accepted of it. */
export type Timed = {
  readonly startedAt: Date
  readonly deadlineAt: Date
  readonly graceMs: number
  readonly savedAt: Date | null
}

/**
 * Whether answers that reached the server at `arrivedAt` are still accepted. The grace absorbs
 * latency: its last millisecond still counts, the one after it does not.
 */
export const arrivedInTime = (attempt: Timed, arrivedAt: Date): boolean =>
  arrivedAt.getTime() <= attempt.deadlineAt.getTime() + attempt.graceMs

/**
 * When an attempt ended, for answers that arrived at `arrivedAt`: never after its deadline (the
 * grace is no extra time), and never before its start or last save, should the clock have stepped
 * back.
 */
export const endOf = (attempt: Timed, arrivedAt: Date): Date =>
  new Date(
    Math.min(
      attempt.deadlineAt.getTime(),
      Math.max(arrivedAt.getTime(), attempt.startedAt.getTime(), attempt.savedAt?.getTime() ?? 0),
    ),
  )

/** How long an attempt took without the time lost to outages, in whole milliseconds from 0. */
export const durationMs = (startedAt: Date, submittedAt: Date, creditMs: number): number =>
  Math.max(0, submittedAt.getTime() - startedAt.getTime() - creditMs)
