import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { repeat } from '#src/platform/http/repeat.ts'
import { deleteOldTraces } from './delete-old-traces.ts'
import { endExpiredAttempts } from './end-expired-attempts.ts'
import { traceLine } from './trace-line.ts'

const sweepMs = 1000
const traceMs = 1000
const deletionMs = 3_600_000

/** Writes what waits on the trace line when the last request has been answered. */
const flushAtEnd = (app: HttpApp, context: Context): void => {
  app.addHook('onClose', async () => {
    try {
      await traceLine(context.db).flush()
    } catch (error) {
      app.log.error({ err: error }, 'the last of the trace was not written')
    }
  })
}

/**
 * Ends expired attempts and writes the trace every second, and deletes every hour what of the trace
 * is kept no longer.
 */
export const attemptJobs = (app: HttpApp, context: Context): void => {
  repeat(app, {
    everyMs: sweepMs,
    // Whoever looks at an expired attempt meanwhile has it ended.
    run: () => endExpiredAttempts(context),
    failure: 'expired attempts were not ended',
  })
  repeat(app, {
    everyMs: traceMs,
    run: () => traceLine(context.db).writeBatch(),
    failure: 'the trace was not written',
  })
  repeat(app, {
    everyMs: deletionMs,
    run: () => deleteOldTraces(context),
    failure: 'old traces were not deleted',
  })
  flushAtEnd(app, context)
}
