import { randomBytes, randomInt } from 'node:crypto'
import { readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries } from './binaries.ts'
import { ensureCluster, readConnection, SUPERUSER, writeConnection } from './cluster.ts'
import { withMachineLock } from './machine-lock.ts'
import { findPlace, type Place } from './place.ts'
import { findPostmaster, launchPostmaster, type Postmaster, stopPostmaster } from './postmaster.ts'
import { startOf } from './process-table.ts'
import { serverUser } from './server-user.ts'

/** The embedded server, kept running until `stop`; the last process to stop takes it down. */
export type Embedded = { readonly url: string; readonly stop: () => Promise<void> }

const DATABASE = 'hoithi'
const WATCH_MS = 500
const REACH_TRIES = 10
const REACH_PAUSE_MS = 200
const PORT_TRIES = 20
// Below the ports that the machine hands to clients (32768 and up), which come and go.
const PORTS = { first: 20_000, end: 32_768 }

/**
 * Starts the embedded PostgreSQL of a data folder, or joins the one that is running there, be it
 * another process's or an orphan of one that was killed. While it is in use it is started again
 * within seconds on the same port should it die. `log` is told of what an operator should know.
 * Throws with a sentence when it can't be started.
 */
export const startEmbedded = async (
  dataFolder: string,
  log: (sentence: string) => void,
  settings: Readonly<Record<string, string>> = {},
): Promise<Embedded> => {
  const place = await findPlace(dataFolder)
  const use = path.join(
    place.users,
    `${process.pid}.${startOf(process.pid)}.${randomBytes(4).toString('hex')}`,
  )
  const { url, port } = await withMachineLock(place.home, async () => {
    const reached = await reach(place, settings)
    await writeFile(use, '')
    return reached
  })
  const unwatch = watch(place, settings, port, log)
  const stop = async (): Promise<void> => {
    await unwatch()
    await withMachineLock(place.home, () => leave(place, use))
  }
  return { url, stop }
}

// A server that was killed this moment may still look alive: it is asked before it is believed.
const reach = async (
  place: Place,
  settings: Readonly<Record<string, string>>,
): Promise<{ url: string; port: number }> => {
  for (let tries = 1; ; tries += 1) {
    const { port } = await ensureRunning(place, settings, null)
    const { password } = await readConnection(place)
    const url = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${DATABASE}`
    try {
      await ensureDatabase(url)
      return { url, port }
    } catch (error) {
      if (tries === REACH_TRIES) throw error
      await sleep(REACH_PAUSE_MS)
    }
  }
}

const ensureRunning = async (
  place: Place,
  settings: Readonly<Record<string, string>>,
  onlyPort: number | null,
): Promise<Postmaster> => {
  const user = serverUser(place.cluster)
  const running = findPostmaster(place.cluster)
  if (running?.ready === true) return running
  // Under the lock nobody else is starting it: this one hangs in its start or its stop.
  if (running !== null) await stopPostmaster(place.cluster, running.pid)
  const binaries = await findBinaries(place.home, user)
  await ensureCluster(place, binaries, user)
  const connection = await readConnection(place)
  for (const port of onlyPort === null ? candidates(connection.port) : [onlyPort]) {
    const started = await launchPostmaster(place, binaries, user, port, settings)
    if (started === null) continue
    if (port !== connection.port) await writeConnection(place, { ...connection, port })
    return started
  }
  throw new Error('The embedded PostgreSQL found no free port on 127.0.0.1.')
}

const candidates = (last: number): readonly number[] => {
  const drawn = Array.from({ length: PORT_TRIES }, () => randomInt(PORTS.first, PORTS.end))
  return last > 0 ? [last, ...drawn] : drawn
}

const ensureDatabase = async (url: string): Promise<void> => {
  const server = new URL(url)
  server.pathname = '/postgres'
  const client = new pg.Client({ connectionString: server.href })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

const watch = (
  place: Place,
  settings: Readonly<Record<string, string>>,
  port: number,
  log: (sentence: string) => void,
): (() => Promise<void>) => {
  let look: Promise<void> = Promise.resolve()
  let looking = false
  let trouble = ''
  const restart = async (): Promise<void> => {
    looking = true
    try {
      await withMachineLock(place.home, () => ensureRunning(place, settings, port))
      log('The embedded PostgreSQL had ended; it was started again.')
      trouble = ''
    } catch (error) {
      const sentence = `The embedded PostgreSQL has ended and did not start again yet: ${String(error)}`
      // Tried twice a second, told once.
      if (sentence !== trouble) log(sentence)
      trouble = sentence
    } finally {
      looking = false
    }
  }
  const timer = setInterval(() => {
    if (!looking && findPostmaster(place.cluster) === null) look = restart()
  }, WATCH_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await look
  }
}

const leave = async (place: Place, use: string): Promise<void> => {
  await rm(use, { force: true })
  for (const name of await readdir(place.users)) {
    const [pid, start] = name.split('.')
    if (startOf(Number(pid)) === start) return
    await rm(path.join(place.users, name), { force: true })
  }
  const running = findPostmaster(place.cluster)
  if (running !== null) await stopPostmaster(place.cluster, running.pid)
}
