import type { Database } from '#src/platform/db/database.ts'
import { type GroupCommit, groupCommit } from '#src/platform/db/group-commit.ts'
import type { HeldAttempt } from './attempt.ts'
import { endAttempts, type EndOutcome, type EndRow } from './ending-store.ts'
import { insertStarts, type SaveRow, type StartRow, updateSheets } from './store.ts'

/** What one process keeps on the way of an answer: its grouped writes, and attempts as last seen. */
export type AnswerLine = {
  /** true: written; false: the race was lost */
  readonly start: GroupCommit<StartRow, boolean>
  readonly save: GroupCommit<SaveRow, boolean>
  /** null: the race was lost */
  readonly end: GroupCommit<EndRow, EndOutcome | null>
  /** Does the work on an attempt after all earlier work on it, so that it races only others. */
  readonly inTurn: <T>(id: string, work: () => Promise<T>) => Promise<T>
  /**
   * An open attempt as this process last wrote or read it. It may be out of date: every write made
   * from it says its revision.
   */
  readonly recall: (id: string) => HeldAttempt | undefined
  readonly remember: (attempt: HeldAttempt) => void
  readonly forget: (id: string) => void
}

const limits = { largestBatch: 500, longestQueue: 20_000 }

// About 3 kB each. Beyond it the one seen longest ago goes, and is read again when next needed.
const mostRemembered = 20_000

const turns = (): AnswerLine['inTurn'] => {
  const last = new Map<string, Promise<unknown>>()
  return (id, work) => {
    const mine = (last.get(id) ?? Promise.resolve()).then(work, work)
    last.set(id, mine)
    const leave = (): void => {
      if (last.get(id) === mine) last.delete(id)
    }
    mine.then(leave, leave)
    return mine
  }
}

const open = ({ pool }: Database): AnswerLine => {
  const remembered = new Map<string, HeldAttempt>()
  return {
    start: groupCommit({
      ...limits,
      keyOf: (start: StartRow) => String(start.personId),
      commit: (starts) => insertStarts(pool, starts),
    }),
    save: groupCommit({
      ...limits,
      keyOf: (save: SaveRow) => save.id,
      commit: (saves) => updateSheets(pool, saves),
    }),
    end: groupCommit({
      ...limits,
      keyOf: (end: EndRow) => end.id,
      commit: (ends) => endAttempts(pool, ends),
    }),
    inTurn: turns(),
    recall: (id) => remembered.get(id),
    remember: (attempt) => {
      remembered.delete(attempt.id)
      remembered.set(attempt.id, attempt)
      if (remembered.size <= mostRemembered) return
      const [oldest] = remembered.keys()
      if (oldest !== undefined) remembered.delete(oldest)
    },
    forget: (id) => remembered.delete(id),
  }
}

const lines = new WeakMap<Database, AnswerLine>()

/** The answer line of this process and database, opened when first asked for. */
export const answerLine = (db: Database): AnswerLine => {
  const known = lines.get(db)
  if (known !== undefined) return known
  const line = open(db)
  lines.set(db, line)
  return line
}
