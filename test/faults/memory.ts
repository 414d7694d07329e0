import { spawnSync } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { processesIn } from '#src/platform/db/embedded/process-table.ts'
import { withContext } from './installation.ts'
import { type Trial, untilLoaded } from './kills.ts'
import { recover } from './outages.ts'

// What a process may map beyond what it has: its stack grows a little, and with less than that it
// would crash instead of being refused memory.
const SLACK_BYTES = 256 * 1024

const isOfEnded = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(?:ENOENT|ESRCH)$/u.test(String(error.code))

/** Sends a signal to a process; one that has ended needs none. */
const signal = (pid: number, name: 'SIGTERM' | 'SIGKILL'): void => {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (!isOfEnded(error)) throw error
  }
}

type Running = { readonly uid: number; readonly gid: number; readonly mappedBytes: number }

/** Whose a process is and how much memory it maps; null where it has ended. */
const runningProcess = async (pid: number): Promise<Running | null> => {
  try {
    const { uid, gid } = await stat(`/proc/${pid}`)
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    const kilobytes = /^VmSize:\s+(\d+) kB$/mu.exec(status)?.[1]
    return kilobytes === undefined ? null : { uid, gid, mappedBytes: Number(kilobytes) * 1024 }
  } catch (error) {
    if (isOfEnded(error)) return null
    throw error
  }
}

/** Lets a process map little more than it does, or as much as it likes; one that has ended needs nothing. */
const limitMemory = async (pid: number, limit: 'as it is' | 'unlimited'): Promise<void> => {
  const running = await runningProcess(pid)
  if (running === null) return
  const { uid, gid, mappedBytes } = running
  const bytes = limit === 'unlimited' ? limit : mappedBytes + SLACK_BYTES
  // As the user of the process, who may always do so; the soft limit alone, which may be raised again.
  const own = process.getuid?.() === 0 ? { uid, gid } : {}
  const { error, status, stderr } = spawnSync(
    '/usr/bin/prlimit',
    ['--pid', String(pid), `--as=${bytes}:`],
    { ...own, encoding: 'utf8' },
  )
  if (error !== undefined) throw error
  if (status !== 0 && (await runningProcess(pid)) !== null) throw new Error(stderr)
}

/** The processes of the connections to the database. */
const connectionsOf = async ({ installation }: Trial): Promise<readonly number[]> => {
  const pids = await withContext(await installation.databaseUrl(), async ({ db }) => {
    const { rows } = await db.pool.query<{ pid: number }>(
      "select pid from pg_stat_activity where backend_type = 'client backend'",
    )
    return rows.map(({ pid }) => pid)
  })
  // Those that asked are gone.
  const left = new Set(processesIn(installation.place.cluster))
  return pids.filter((pid) => left.has(pid))
}

/**
 * Gives the database no more memory than it has for some time: statements that need more fail, and
 * nobody gets a new connection for those that were ended at its beginning. Throws where no
 * contestant was told to come back, since then there was memory enough.
 */
export const starveDatabase = async (trial: Trial, milliseconds: number): Promise<number> => {
  const { cluster } = trial.installation.place
  const { journal } = trial
  await untilLoaded(trial)
  const busyBefore = journal.busy
  const limited = new Set<number>()
  const limitAll = async (): Promise<void> => {
    for (const pid of processesIn(cluster)) {
      if (limited.has(pid)) continue
      limited.add(pid)
      await limitMemory(pid, 'as it is')
    }
  }
  const connected = await connectionsOf(trial)
  try {
    const until = performance.now() + milliseconds
    await limitAll()
    for (const pid of connected) signal(pid, 'SIGTERM')
    while (performance.now() < until) {
      await limitAll()
      await sleep(100)
    }
  } finally {
    for (const pid of new Set([...limited, ...processesIn(cluster)]))
      await limitMemory(pid, 'unlimited')
  }
  if (journal.busy === busyBefore) throw new Error('There was memory enough: nobody had to wait.')
  return recover(trial)
}

/**
 * Kills a connection’s process, as the kernel does when memory has run out: the database ends all
 * connections and recovers.
 */
export const killBackend = async (trial: Trial): Promise<number> => {
  await untilLoaded(trial)
  const [backend] = await connectionsOf(trial)
  if (backend === undefined) throw new Error('Nobody is connected.')
  signal(backend, 'SIGKILL')
  return recover(trial)
}
