import type { HttpApp } from './http.ts'

/** Something that is done again and again while the application runs. */
export type Job = {
  readonly everyMs: number
  readonly run: () => Promise<unknown>
  /** what the log says when it fails; the next round tries again */
  readonly failure: string
}

/** Runs a job from when the application is ready until it closes, one round at a time. */
export const repeat = (app: HttpApp, { everyMs, run, failure }: Job): void => {
  let running: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  const round = async (): Promise<void> => {
    try {
      await run()
    } catch (error) {
      app.log.error({ err: error }, failure)
    } finally {
      running = null
    }
  }

  app.addHook('onReady', (done) => {
    timer = setInterval(() => {
      running ??= round()
    }, everyMs).unref()
    done()
  })
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await running
  })
}
