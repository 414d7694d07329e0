import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { findPlace } from '#src/platform/db/embedded/place.ts'
import { findPostmaster } from '#src/platform/db/embedded/postmaster.ts'
import { memoryOf, treeOf } from './process-cost.ts'
import type { Findings } from './report.ts'
import type { Scale } from './scale.ts'

const views = 10
const startTries = 600
const startPauseMs = 500
const holdMegabytes = 150
// Server and database of Moodle 4.5, idle; recorded, since Moodle is not run along.
const moodleMegabytes = 81

type Held = {
  readonly server: number
  readonly database: number
  /** npm and what else stays between it and the server */
  readonly launcher: number
}

/**
 * What an installation with the demo holds in memory when nobody asks anything: started as an
 * operator does, at the second start, after a few pages and a time of quiet.
 */
export const memory = async ({ seconds = 60 }: Scale): Promise<Findings> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-'))
  try {
    // The database server's user goes through to its cluster.
    await chmod(folder, 0o711)
    await whileRunning(folder, () => Promise.resolve())
    return findings(
      await whileRunning(folder, async (npm, address) => {
        for (let view = 0; view < views; view += 1) await (await fetch(address)).text()
        await delay(seconds * 1000)
        return heldBy(npm, folder)
      }),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Runs `npm start` on the folder, does the work once it answers, and stops it with its database. */
const whileRunning = async <T>(
  folder: string,
  work: (npm: number, address: string) => Promise<T>,
): Promise<T> => {
  const port = randomInt(20_000, 30_000)
  const { DATABASE_URL: _outside, ...rest } = process.env
  const npm = spawn('npm', ['start'], {
    cwd: path.resolve(import.meta.dirname, '..'),
    env: { ...rest, HOITHI_DATA: folder, PORT: String(port) },
    stdio: 'ignore',
  })
  const ended = once(npm, 'exit')
  try {
    const address = `http://127.0.0.1:${port}`
    await answering(npm, address)
    return await work(npm.pid ?? 0, address)
  } finally {
    // Those around the server end with it.
    if (npm.exitCode === null)
      for (const pid of (await processesOf(npm.pid ?? 0, folder)).server)
        process.kill(pid, 'SIGTERM')
    await ended
  }
}

const answering = async (npm: ChildProcess, address: string): Promise<void> => {
  for (let tries = 0; tries < startTries && npm.exitCode === null; tries += 1) {
    const reply = await fetch(`${address}/healthz`).catch(() => null)
    if (reply?.ok === true) return
    await delay(startPauseMs)
  }
  throw new Error('npm start did not come to answer')
}

const sumOf = async (pids: readonly number[]): Promise<number> => {
  const sizes = await Promise.all(pids.map((pid) => memoryOf(pid)))
  return sizes.reduce((a, b) => a + b, 0) / 2 ** 20
}

/** From npm inwards to the server; the database's processes apart, be they its children or not. */
const processesOf = async (npm: number, folder: string) => {
  const postmaster = findPostmaster((await findPlace(folder)).cluster)
  const database = postmaster === null ? [] : await treeOf(postmaster.pid)
  const chain = (await treeOf(npm)).filter((pid) => !database.includes(pid))
  return { launcher: chain.slice(0, -1), server: chain.slice(-1), database }
}

const heldBy = async (npm: number, folder: string): Promise<Held> => {
  const { launcher, server, database } = await processesOf(npm, folder)
  return {
    server: await sumOf(server),
    database: await sumOf(database),
    launcher: await sumOf(launcher),
  }
}

const findings = ({ server, database, launcher }: Held): Findings => ({
  tables: [
    {
      title: 'Memory of an idle installation, MB (proportional)',
      columns: ['process', 'MB'],
      rows: [
        ['server', server],
        ['database, all its processes', database],
        ['server and database', server + database],
        ['npm and what it starts the server by', launcher],
        ['Moodle 4.5, recorded', moodleMegabytes],
      ],
    },
  ],
  holds: [
    {
      what: `server and database, idle ≤ ${holdMegabytes} MB`,
      measured: server + database,
      met: server + database <= holdMegabytes,
    },
  ],
  notes: [],
})
