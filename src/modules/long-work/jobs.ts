import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { repeat } from '#src/platform/http/repeat.ts'
import { beatMs, finishWork, forgetOldWork, keepWork } from './keep-work.ts'

const deletionMs = 60_000

/**
 * Watches over long work, of this process and of others, forgets old outcomes, and lets what runs
 * end before the application does.
 */
export const longWorkJobs = (app: HttpApp, context: Context): void => {
  repeat(app, {
    everyMs: beatMs,
    run: () => keepWork(context),
    failure: 'long work was not watched over',
  })
  repeat(app, {
    everyMs: deletionMs,
    run: () => forgetOldWork(context),
    failure: 'old outcomes of long work were not deleted',
  })
  app.addHook('onClose', () => finishWork(context))
}
