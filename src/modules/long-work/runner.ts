import { randomUUID } from 'node:crypto'
import { openWorkLine, type WorkLine } from '#src/modules/person/work-line.ts'
import type { Context } from '#src/platform/context.ts'
import type { Database } from '#src/platform/db/database.ts'

// Two leave the other core and most connections to contestants.
const mostAtOnce = 2
const mostWaiting = 20

/** What a process carries out of long work. */
export type Runner = {
  readonly id: string
  readonly line: WorkLine
  /** what was begun and has not ended, by its id, and when it has */
  readonly works: Map<number, Promise<unknown>>
  isClosing: boolean
}

const runners = new WeakMap<Database, Runner>()

/** The runner of this process. */
export const runnerOf = ({ db }: Pick<Context, 'db'>): Runner => {
  const known = runners.get(db)
  if (known !== undefined) return known
  const runner: Runner = {
    id: randomUUID(),
    line: openWorkLine(mostAtOnce, mostWaiting),
    works: new Map(),
    isClosing: false,
  }
  runners.set(db, runner)
  return runner
}

/** Whether one more would wait behind too many. */
export const isFull = ({ works }: Runner): boolean => works.size >= mostAtOnce + mostWaiting
