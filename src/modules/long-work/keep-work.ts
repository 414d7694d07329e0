import type { Context } from '#src/platform/context.ts'
import { runnerOf } from './runner.ts'
import { deleteEndedBefore, interruptSilent, writeBeat } from './store.ts'

/** How often each process says that it lives. */
export const beatMs = 2_000
const silentMs = 5 * beatMs
const keptMs = 24 * 60 * 60 * 1000

/**
 * Says that this process lives, for what it carries out, and ends as interrupted what the process of
 * has fallen silent. One that lives after all finds so at the end of its act, which then changes
 * nothing.
 */
export const keepWork = async (context: Context): Promise<void> => {
  const { query } = context.db
  const now = context.clock.now()
  const ids = [...runnerOf(context).works.keys()]
  if (ids.length > 0) await writeBeat(query, ids, now)
  await interruptSilent(query, new Date(now.getTime() - silentMs), now)
}

/** Forgets what ended a day ago, with what came of it. */
export const forgetOldWork = (context: Context): Promise<void> =>
  deleteEndedBefore(context.db.query, new Date(context.clock.now().getTime() - keptMs))

/** Takes no more work, gives up what waits, and resolves when what runs has ended. */
export const finishWork = async (context: Context): Promise<void> => {
  const runner = runnerOf(context)
  runner.isClosing = true
  await Promise.all(runner.works.values())
}
