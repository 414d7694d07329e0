import type { Context } from '#src/platform/context.ts'
import type { WorkStep } from './progress.ts'
import { writeStep } from './store.ts'

/** Writes how far a work is, beside the act's own transaction. */
export type Steps = {
  readonly at: (step: WorkStep) => void
  /** Resolves when nothing of it is being written any more. */
  readonly written: () => Promise<void>
}

/**
 * Opens the steps of a work. While one is being written the next ones wait, and of these only the
 * latest is written: as often as the database can, however often it is told.
 */
export const openSteps = (context: Context, id: number): Steps => {
  let latest: WorkStep | null = null
  let writing: Promise<void> | null = null
  const write = async (): Promise<void> => {
    for (let step = latest; step !== null; step = latest) {
      latest = null
      await writeStep(context.db.query, id, step, context.clock.now())
    }
  }
  return {
    at: (step) => {
      latest = step
      // What could not be written is told by the next word; the act is not held up by it.
      writing ??= write()
        .catch(() => undefined)
        .finally(() => {
          writing = null
        })
    },
    written: async () => {
      await writing
    },
  }
}
