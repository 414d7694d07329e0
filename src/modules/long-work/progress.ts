import type { Kysely } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, type Result } from '#src/shared/result.ts'
import type { WorkKind, WorkStage } from './schema.ts'

/** What a work is about. */
export type WorkSubject = {
  readonly contestId: number | null
  readonly unitId: number | null
  /** as people call it */
  readonly subject: string | null
  /** slug of a bank */
  readonly subjectId?: string
}

/** How far a work is; rows, or people. */
export type WorkStep = {
  readonly stage: Exclude<WorkStage, 'waiting'>
  readonly done: number
  /** 0 while nobody can say */
  readonly total: number
}

export type WorkRefusal = 'work_under_way' | 'work_line_full'

/**
 * What an act tells of itself while it is carried out. The act is the same whether it is asked for
 * as long work or at once (`atOnce`).
 */
export type Progress<Value> = {
  /**
   * Told once it is known that the act may be done, and before its transaction: from here on it is
   * long work, with an id. Waits for its turn; refused where the same runs already or too many wait.
   */
  readonly begin: (what: WorkSubject) => Promise<Result<null, WorkRefusal>>
  /** Says how far it is; never waits, never fails. */
  readonly at: (step: WorkStep) => void
  /**
   * The last thing in the act's transaction: its outcome is written with it, so that after a kill
   * there are both or neither. Throws, so that nothing is changed, where the work was given up.
   */
  readonly done: (transaction: Kysely<Tables>, value: Value) => Promise<void>
}

/** The progress of an act whose caller waits for its reply. */
export const atOnce: Progress<unknown> = {
  begin: () => Promise.resolve(ok(null)),
  at: () => undefined,
  done: () => Promise.resolve(),
}

/** Whose reply holds passwords, so that it is kept for the maker's session alone. */
export const isSecret = (kind: WorkKind): boolean => kind === 'slip.issue'
