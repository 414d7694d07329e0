import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { randomInt } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readConfig } from '#src/config.ts'
import { systemClock } from '#src/platform/clock.ts'
import type { Context } from '#src/platform/context.ts'
import { readConnection, SUPERUSER } from '#src/platform/db/embedded/cluster.ts'
import { openDatabase } from '#src/platform/db/database.ts'
import { findPlace, type Place } from '#src/platform/db/embedded/place.ts'
import { findPostmaster } from '#src/platform/db/embedded/postmaster.ts'
import { processesIn } from '#src/platform/db/embedded/process-table.ts'
import { startEmbedded } from '#src/platform/db/embedded/start-embedded.ts'
import { migrate } from '#src/platform/db/migrate.ts'
import { openNotices } from '#src/platform/db/open-notices.ts'

const root = path.resolve(import.meta.dirname, '../..')
const quiet = (): void => undefined

/** A port of 127.0.0.1 that nobody listens on now. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = randomInt(20_000, 30_000)
    const probe = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false))
      probe.listen(port, '127.0.0.1', () => resolve(true))
    })
    if (!isFree) continue
    probe.close()
    await once(probe, 'close')
    return port
  }
}

/** A server of the product, started again whenever it ends, as systemd would. */
export type Server = {
  readonly address: string
  /** kill -9; resolves when it is gone, whereupon the next one is started */
  readonly kill: () => Promise<void>
  /** how often it ended without being asked to, and what it said last */
  readonly failures: readonly string[]
  readonly stop: () => Promise<void>
}

/** Starts a server with these settings and waits until it listens. Throws when it doesn't. */
export const startServerProcess = async (
  settings: Readonly<Record<string, string>>,
): Promise<Server> => {
  const port = await freePort()
  const failures: string[] = []
  let child: ChildProcess
  let isKilled = false
  let isStopping = false
  const launch = (): Promise<string> =>
    new Promise((resolve, reject) => {
      let said = ''
      const started = spawn(process.execPath, [path.join(root, 'src/server.ts')], {
        cwd: root,
        env: { PATH: process.env['PATH'], HOITHI_DEMO: 'off', PORT: String(port), ...settings },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      child = started
      started.stderr.on('data', (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-4000)
        const address = /running at (http:\S+)/u.exec(said)?.[1]
        if (address !== undefined) resolve(address)
      })
      started.once('close', () => {
        reject(new Error(`The server ended: ${said}`))
        if (isStopping) return
        if (!isKilled) failures.push(said)
        isKilled = false
        launch().catch(quiet)
      })
    })
  const address = await launch().catch((error: unknown) => {
    isStopping = true
    throw error
  })
  return {
    address,
    failures,
    kill: async () => {
      isKilled = true
      const gone = once(child, 'close')
      child.kill('SIGKILL')
      await gone
    },
    stop: async () => {
      isStopping = true
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'close')
    },
  }
}

/** Gives a context of our own on a database, closed when the work is done. */
export const withContext = async <T>(
  url: string,
  work: (context: Context) => Promise<T>,
): Promise<T> => {
  const notices = await openNotices(url, quiet)
  const db = openDatabase(url, { connections: 4, onError: quiet })
  try {
    return await work({ db, notices, clock: systemClock, config: readConfig({}) })
  } finally {
    await notices.close()
    await db.close()
  }
}

/** An embedded database and a server on it, in a folder of their own. */
export type Installation = {
  readonly server: Server
  readonly place: Place
  /** the address of the database, which may have moved to another port */
  readonly databaseUrl: () => Promise<string>
  /** the postmaster's pid; null while there is none */
  readonly postmaster: () => number | null
  /** sends a signal to the postmaster and to every process it started */
  readonly signalDatabase: (signal: NodeJS.Signals) => void
  readonly close: () => Promise<void>
}

/**
 * Sets up an installation: `prepare` writes what its database holds before the server starts. The
 * folder is `folder`, or a new one, which `close` removes.
 */
export const openInstallation = async (
  prepare: (context: Context) => Promise<void>,
  folder?: string,
): Promise<Installation> => {
  const home = folder ?? (await mkdtemp(path.join(tmpdir(), 'hoithi-faults-')))
  // The database server's user must get in.
  await chmod(home, 0o755)
  const data = path.join(home, 'data')
  const removeAll = async (): Promise<void> => {
    // Whoever joins last and leaves takes the database down, an orphan too.
    await (await startEmbedded(data, quiet)).stop()
    await rm(folder === undefined ? home : data, { recursive: true, force: true })
  }
  const embedded = await startEmbedded(data, quiet)
  try {
    await migrate(embedded.url)
    await withContext(embedded.url, prepare)
    const place = await findPlace(data)
    const server = await startServerProcess({ HOITHI_DATA: data })
    await embedded.stop()
    return {
      server,
      place,
      databaseUrl: async () => {
        const { port, password } = await readConnection(place)
        return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/hoithi`
      },
      postmaster: () => findPostmaster(place.cluster)?.pid ?? null,
      signalDatabase: (signal) => {
        for (const pid of processesIn(place.cluster)) process.kill(pid, signal)
      },
      close: async () => {
        await server.stop()
        await removeAll()
      },
    }
  } catch (error) {
    await embedded.stop()
    await removeAll()
    throw error
  }
}
