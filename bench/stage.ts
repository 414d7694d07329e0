import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { randomInt } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Context } from '#src/platform/context.ts'
import { startEmbedded } from '#src/platform/db/embedded/start-embedded.ts'
import { migrate } from '#src/platform/db/migrate.ts'
import { openContext } from './crowd.ts'
import { parentOf } from './process-cost.ts'

/** A server under measurement, in a process of its own. */
export type Server = { readonly pid: number; readonly port: number }

/** A fresh durable database of the run's own, and servers on it; all gone when the work ends. */
export type Stage = {
  readonly context: Context
  /** pid of the database server */
  readonly databasePid: number
  readonly serve: (file: string, options?: readonly string[]) => Promise<Server>
}

/** Sets the stage, does the work on it and clears it, also where the work fails or is interrupted. */
export const onStage = async <T>(work: (stage: Stage) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-'))
  // The database server's user goes through to its cluster.
  await chmod(folder, 0o711)
  const children: ChildProcess[] = []
  const endings = [() => rm(folder, { recursive: true, force: true })]
  const clear = async (): Promise<void> => {
    for (const child of children) child.kill('SIGKILL')
    for (const end of endings.toReversed()) await end()
    endings.length = 0
  }
  if (stages.size === 0) process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
  stages.add(clear)
  try {
    const database = await startEmbedded(folder, (sentence) => process.emitWarning(sentence))
    endings.push(database.stop)
    await migrate(database.url)
    const { context, close } = await openContext(database.url)
    endings.push(close)
    const databasePid = await postmasterOf(context)
    const serve: Stage['serve'] = (file, options = []) =>
      startServer(file, [database.url, ...options], children)
    return await work({ context, databasePid, serve })
  } finally {
    await clear()
    stages.delete(clear)
    if (stages.size === 0) process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
  }
}

const stages = new Set<() => Promise<void>>()

const interrupted = (): void => {
  const cleared = Promise.all([...stages].map((clear) => clear()))
  void cleared.finally(() => process.exit(130))
}

const postmasterOf = async ({ db }: Context): Promise<number> => {
  const { rows } = await db.pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  return parentOf(rows[0]?.pid ?? 0)
}

// Ports from 32768 up are handed out to clients; one below may still be somebody's.
const startServer = async (
  file: string,
  [url = '', ...options]: readonly string[],
  children: ChildProcess[],
): Promise<Server> => {
  for (let tries = 0; tries < 5; tries += 1) {
    const port = randomInt(20_000, 30_000)
    const child = fork(path.join(import.meta.dirname, file), [url, String(port), ...options])
    children.push(child)
    const isReady = await Promise.race([
      once(child, 'message').then(() => true),
      once(child, 'exit').then(() => false),
    ])
    if (isReady && child.pid !== undefined) return { pid: child.pid, port }
  }
  throw new Error(`${file} did not start`)
}
