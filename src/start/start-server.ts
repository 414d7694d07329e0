import { buildApp } from '#src/app.ts'
import type { Config } from '#src/config.ts'
import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import type { Web } from '#src/platform/http/web.ts'
import { ensurePortFree, listenFailure } from './ensure-port-free.ts'
import { firstStart } from './first-start.ts'
import { holdDataFolder } from './hold-data-folder.ts'
import { openInstallation, type Say } from './open-installation.ts'
import { settleMemory } from './settle-memory.ts'

/** A server that listens. */
export type RunningServer = {
  readonly address: string
  readonly stop: () => Promise<void>
}

/** How long requests under way may take to be answered once the server is asked to stop. */
const drainMs = 10_000

const drain = async (app: HttpApp): Promise<void> => {
  // A connection falls idle when its last request is answered; browsers would keep it open.
  const closing = setInterval(() => app.server.closeIdleConnections(), 50)
  const late = setTimeout(() => app.server.closeAllConnections(), drainMs)
  try {
    await app.close()
  } finally {
    clearInterval(closing)
    clearTimeout(late)
  }
}

const listen = async (app: HttpApp, config: Config): Promise<string> => {
  try {
    const address = await app.listen({ host: config.host, port: config.port })
    return config.publicUrl ?? address
  } catch (error) {
    throw listenFailure(error, config)
  }
}

const serve = async (context: Context, web: Web, say: Say) => {
  const welcome = await firstStart(context, say)
  const app = await buildApp(context, { web, checkReplies: false })
  try {
    settleMemory()
    const address = await listen(app, context.config)
    return { app, address, welcome: welcome(address) }
  } catch (error) {
    await app.close()
    throw error
  }
}

/**
 * Starts the whole product and says where it is reached and who can sign in. What another program
 * would suffer from (a taken port, a data folder in use) is found before anything is touched.
 * Throws a StartError with a sentence for the operator, having stopped all it started.
 */
export const startServer = async (
  config: Config,
  loadPages: () => Promise<Web>,
  say: Say,
): Promise<RunningServer> => {
  const folder = await holdDataFolder(config.dataFolder)
  try {
    await ensurePortFree(config)
    const web = await loadPages()
    const installation = await openInstallation(config, say)
    try {
      const { app, address, welcome } = await serve(installation.context, web, say)
      await folder.announce(address)
      say(`\nHội Thi is running at ${address}\n\n${welcome}\n\nCtrl-C stops it.`)
      const stop = async (): Promise<void> => {
        await drain(app)
        await installation.close()
        await folder.release()
      }
      return { address, stop }
    } catch (error) {
      await installation.close()
      throw error
    }
  } catch (error) {
    await folder.release()
    throw error
  }
}
