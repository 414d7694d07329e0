import type { Config } from '#src/config.ts'
import { systemClock } from '#src/platform/clock.ts'
import type { Context } from '#src/platform/context.ts'
import { openDatabase } from '#src/platform/db/database.ts'
import { startEmbedded } from '#src/platform/db/embedded/start-embedded.ts'
import { migrate } from '#src/platform/db/migrate.ts'
import { openNotices } from '#src/platform/db/open-notices.ts'
import { isDatabaseDown } from '#src/platform/http/faults.ts'
import { checkDatabaseServer } from './check-database-server.ts'
import { StartError } from './start-error.ts'

/** The database of an installation, open and up to date, and what use cases need. */
export type Installation = {
  readonly context: Context
  readonly close: () => Promise<void>
}

/** Tells the operator something: a sentence, a line. */
export type Say = (sentence: string) => void

const openFailure = (error: unknown, config: Config): unknown => {
  if (!(error instanceof Error) || error instanceof StartError) return error
  const isOutside = config.databaseUrl !== null && (isDatabaseDown(error) || 'code' in error)
  const sentence = isOutside
    ? `The database of DATABASE_URL can't be used: ${error.message || error.name}.`
    : error.message
  return new StartError(sentence, { cause: error })
}

/** Opens the database of DATABASE_URL, or the embedded one, which is started where it isn't running. */
export const openDatabaseServer = async (
  config: Pick<Config, 'databaseUrl' | 'dataFolder'>,
  say: Say,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> =>
  config.databaseUrl === null
    ? startEmbedded(config.dataFolder, say)
    : { url: config.databaseUrl, stop: () => Promise.resolve() }

/**
 * Opens what use cases need on the database of this configuration, after bringing it up to date.
 * Throws a StartError, and leaves nothing running, when that fails for a reason an operator can
 * mend.
 */
export const openInstallation = async (config: Config, say: Say): Promise<Installation> => {
  const server = await openDatabaseServer(config, say).catch((error: unknown) => {
    throw openFailure(error, config)
  })
  try {
    await checkDatabaseServer(server.url)
    await migrate(server.url)
    const notices = await openNotices(server.url, (error) => say(`Notices: ${error.message}`))
    const db = openDatabase(server.url, {
      connections: config.databaseConnections,
      onError: (error) => say(`An idle database connection ended: ${error.message}`),
    })
    const close = async (): Promise<void> => {
      await notices.close()
      await db.close()
      await server.stop()
    }
    return { context: { db, notices, config, clock: systemClock }, close }
  } catch (error) {
    await server.stop()
    throw openFailure(error, config)
  }
}
