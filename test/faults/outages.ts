import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { workingFolderOf } from '#src/platform/db/embedded/process-table.ts'
import { eventually } from '#test/factories/eventually.ts'
import type { SmallDisk } from './full-disk.ts'
import { checkTouched, type Trial, untilLoaded } from './kills.ts'

const quiet = (): void => undefined

/** Waits until contestants get on, checks what they were told, and gives the milliseconds that took. */
export const recover = async (trial: Trial): Promise<number> => {
  const mendedAt = performance.now()
  const backAfterMs = (await trial.load.acknowledgedSince(mendedAt)) - mendedAt
  await checkTouched(trial)
  return backAfterMs
}

/** Stops every process of the database for some time (SIGSTOP, SIGCONT). */
export const pauseDatabase = async (trial: Trial, milliseconds: number): Promise<number> => {
  const { installation } = trial
  await untilLoaded(trial)
  installation.signalDatabase('SIGSTOP')
  try {
    await sleep(milliseconds)
  } finally {
    installation.signalDatabase('SIGCONT')
  }
  return recover(trial)
}

/** Shuts the database down as an operator would; whoever watches it starts it again. */
export const restartDatabase = async (trial: Trial): Promise<number> => {
  const { postmaster, place } = trial.installation
  await untilLoaded(trial)
  const pid = postmaster()
  if (pid === null) throw new Error('There is no database to restart.')
  process.kill(pid, 'SIGINT')
  await eventually('the database is down', () =>
    workingFolderOf(pid) === place.cluster ? null : true,
  )
  return recover(trial)
}

const connectAs = async (url: string): Promise<pg.Client | null> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', quiet)
  try {
    await client.connect()
    return client
  } catch {
    return null
  }
}

/** Takes every connection that the database gives away, the server's own too, for some time. */
export const exhaustConnections = async (trial: Trial, milliseconds: number): Promise<number> => {
  await untilLoaded(trial)
  const url = await trial.installation.databaseUrl()
  const taken: pg.Client[] = []
  const until = performance.now() + milliseconds
  try {
    while (performance.now() < until) {
      const client = await connectAs(url)
      if (client !== null) taken.push(client)
      // None left: those that are not ours are cut, and one of them is ours next.
      else await cutOthers(taken)
    }
  } finally {
    await Promise.all(taken.map((client) => client.end().catch(quiet)))
  }
  return recover(trial)
}

const cutOthers = async ([first, ...rest]: readonly pg.Client[]): Promise<void> => {
  const own = await Promise.all(
    [first, ...rest].map(async (client) => {
      const { rows } =
        (await client?.query<{ pid: number }>('select pg_backend_pid() as pid')) ?? {}
      return rows?.[0]?.pid ?? 0
    }),
  )
  await first?.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where backend_type = 'client backend' and pid <> all($1::int[])`,
    [own],
  )
}

/** Leaves the database no room on its disk for some time. */
export const fillDisk = async (
  trial: Trial,
  disk: SmallDisk,
  milliseconds: number,
): Promise<number> => {
  await untilLoaded(trial)
  const until = performance.now() + milliseconds
  try {
    // What a failed write gave back is taken again.
    while (performance.now() < until) {
      disk.fill()
      await sleep(50)
    }
  } finally {
    disk.free()
  }
  return recover(trial)
}
