import type { Context } from '#src/platform/context.ts'
import type { Database } from '#src/platform/db/database.ts'
import { type GroupCommit, groupCommit } from '#src/platform/db/group-commit.ts'
import { ok, type Result } from '#src/shared/result.ts'
import type { HeldAttempt } from './attempt.ts'
import { type BeforeStart, readBeforeStarts, type StartPlace } from './before-start-store.ts'
import { endAttempts, type EndOutcome, type EndRow } from './ending-store.ts'
import { openStartMemory, type StartMemory } from './start-memory.ts'
import { insertStarts, readAttempts, type SaveRow, type StartRow, updateSheets } from './store.ts'
import { openTurns, type Turn, type Turns } from './turns.ts'

/**
 * What one process keeps on the way of an answer: its grouped writes and reads, and attempts as last
 * seen.
 */
export type AnswerLine = Turns & {
  /** true: written; false: the race was lost */
  readonly start: GroupCommit<StartRow, boolean>
  readonly save: GroupCommit<SaveRow, boolean>
  /** null: the race was lost */
  readonly end: GroupCommit<EndRow, EndOutcome | null>
  /** An attempt as the database holds it now; undefined where there is none. */
  readonly read: GroupCommit<string, HeldAttempt | undefined>
  /** What decides whether and how a person's next attempt starts, as it is now. */
  readonly beforeStart: GroupCommit<StartPlace, BeforeStart>
  readonly starts: StartMemory
  /** The attempt as this process last wrote it, at once, or else as the database holds it. */
  readonly recall: (
    turn: Turn,
  ) => Result<HeldAttempt | undefined, 'server_busy'> | ReturnType<AnswerLine['read']>
}

const limits = { largestBatch: 500, longestQueue: 20_000 }

// About 3 kB each. Beyond it the one begun longest ago goes, and is read again when next needed.
const mostRemembered = 20_000

// A read waits for the one before it and not for a disk: small ones come back soon.
const readLimits = { largestBatch: 100, longestQueue: 20_000 }

// Reads share a statement as writes do: sent one by one they took a quarter of the server's time in a
// profile of whole attempts. One that joins sees everything committed until then.
const groupedReads = (
  { answers: pool }: Database,
  starts: StartMemory,
  known: Turns['known'],
): Pick<AnswerLine, 'read' | 'beforeStart'> => ({
  read: groupCommit({
    ...readLimits,
    keyOf: (id: string) => id,
    // An open attempt is what it was where its revision is: whatever changes it counts as one.
    commit: (ids) =>
      readAttempts(
        pool,
        ids,
        ids.map((id) => known(id)),
      ),
  }),
  beforeStart: groupCommit({
    ...readLimits,
    keyOf: (place: StartPlace) => `${place.personId} ${place.partId}`,
    commit: async (places) => {
      const seen = places.map((place) => starts.recall(place)?.seen)
      const read = await readBeforeStarts(pool, places, seen)
      for (const [index, place] of places.entries()) {
        const before = read[index]
        if (before !== undefined) starts.keep(place, before)
      }
      return read
    },
  }),
})

const open = (db: Database): AnswerLine => {
  const { answers: pool } = db
  const turns = openTurns(mostRemembered)
  const starts = openStartMemory()
  const reads = groupedReads(db, starts, turns.known)
  return {
    ...reads,
    ...turns,
    starts,
    start: groupCommit({
      ...limits,
      keyOf: (start: StartRow) => String(start.personId),
      commit: (rows) => insertStarts(pool, rows),
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
    recall: ({ id, attempt }) => (attempt === undefined ? reads.read(id) : ok(attempt)),
    forgetAll: () => {
      turns.forgetAll()
      starts.forgetAll()
    },
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

/** What is told with a notice of 'attempt' where many attempts changed at once. */
export const MANY_ATTEMPTS = 'many'

/**
 * Forgets an attempt when somebody outside of its answer line changed it. Until the notice comes no
 * write made from what was remembered gets through, since such a change counts as a revision.
 */
export const heedAttemptNotices = ({ db, notices }: Pick<Context, 'db' | 'notices'>): void => {
  const line = answerLine(db)
  notices.on('attempt', (id) =>
    id === null || id === MANY_ATTEMPTS ? line.forgetAll() : line.forget(id),
  )
}
