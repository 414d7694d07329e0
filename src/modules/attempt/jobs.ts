import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { endExpiredAttempts } from './end-expired-attempts.ts'

const sweepMs = 1000

/** Ends expired attempts every second from when the application is ready until it closes. */
export const attemptJobs = (app: HttpApp, context: Context): void => {
  let sweeping: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  const sweep = async (): Promise<void> => {
    try {
      await endExpiredAttempts(context)
    } catch (error) {
      // The next round tries again; whoever looks at an expired attempt meanwhile has it ended.
      app.log.error({ err: error }, 'expired attempts were not ended')
    } finally {
      sweeping = null
    }
  }

  app.addHook('onReady', (done) => {
    timer = setInterval(() => {
      sweeping ??= sweep()
    }, sweepMs).unref()
    done()
  })
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await sweeping
  })
}
