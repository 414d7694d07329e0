import { spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { processesIn } from '#src/platform/db/embedded/process-table.ts'
import { withContext } from './installation.ts'
import { type Trial, untilLoaded } from './kills.ts'
import { recover } from './outages.ts'

/**
 * Sets how much memory a process may map, in bytes; `unlimited` gives it back. A process that has
 * ended meanwhile needs no limit.
 */
const limitMemory = (pid: number, bytes: number | 'unlimited'): void => {
  // The soft limit alone, which may be raised again.
  const limited = spawnSync('/usr/bin/prlimit', ['--pid', String(pid), `--as=${bytes}:`])
  if (limited.error !== undefined) throw limited.error
}

/**
 * Gives the database no more memory than it has for some time: statements that need more fail, and
 * nobody gets a new connection.
 */
export const starveDatabase = async (trial: Trial, milliseconds: number): Promise<number> => {
  const { cluster } = trial.installation.place
  await untilLoaded(trial)
  const until = performance.now() + milliseconds
  const limited = new Set<number>()
  try {
    while (performance.now() < until) {
      for (const pid of processesIn(cluster)) {
        limitMemory(pid, 1)
        limited.add(pid)
      }
      await sleep(100)
    }
  } finally {
    for (const pid of new Set([...limited, ...processesIn(cluster)])) limitMemory(pid, 'unlimited')
  }
  return recover(trial)
}

/**
 * Kills a connection’s process, as the kernel does when memory has run out: the database ends all
 * connections and recovers.
 */
export const killBackend = async (trial: Trial): Promise<number> => {
  await untilLoaded(trial)
  await withContext(await trial.installation.databaseUrl(), async ({ db }) => {
    const { rows } = await db.pool.query<{ pid: number }>(
      `select pid from pg_stat_activity
       where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`,
    )
    const [backend] = rows
    if (backend === undefined) throw new Error('Nobody is connected.')
    process.kill(backend.pid, 'SIGKILL')
  })
  return recover(trial)
}
