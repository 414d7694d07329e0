import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Place } from './place.ts'
import { processesIn, workingFolderOf } from './process-table.ts'
import { identityFor, type ServerUser } from './server-user.ts'

/** The running server, as its own postmaster.pid tells it. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly ready: boolean }

const POLL_MS = 20
const STOP_PATIENCE_MS = 60_000
const LEFTOVER_PATIENCE_MS = 10_000
const LOG_LIMIT_BYTES = 10_000_000

/** Durable and modest: an acknowledged write survives kill -9, and a small machine has room left. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '64MB',
  fsync: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
  // Names of people must not get into a log by way of a failed statement.
  log_min_error_statement: 'panic',
} as const

/** The living server of this cluster, or null; a pid file left by another process is not believed. */
export const findPostmaster = (cluster: string): Postmaster | null => {
  const lines = pidFile(cluster)
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || workingFolderOf(pid) !== cluster) return null
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' }
}

/**
 * Starts the server on a port of 127.0.0.1 and waits until it takes connections, however long it
 * has to recover. Gives null when the port is taken; throws with the server's words when it ends.
 */
export const launchPostmaster = async (
  place: Place,
  binaries: string,
  user: ServerUser,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<Postmaster | null> => {
  await outliveLeftovers(place.cluster)
  await dropForeignPidFile(place.cluster)
  if ((statSync(place.log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) {
    truncateSync(place.log)
  }
  const log = openSync(place.log, 'a', 0o600)
  const said = statSync(place.log).size
  const options = Object.entries({ ...SETTINGS, ...settings, port: String(port) })
  const child = spawn(
    path.join(binaries, 'bin/postgres'),
    ['-D', place.cluster, ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      cwd: '/',
      // Its own session: Ctrl-C in a terminal is ours to answer, the server is stopped last.
      detached: true,
      stdio: ['ignore', log, log],
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
      ...identityFor(user),
    },
  )
  closeSync(log)
  const end: { how: string | null } = { how: null }
  child.once('error', (error) => (end.how = error.message))
  child.once('exit', (code, signal) => (end.how ??= `ended with ${signal ?? String(code)}`))
  child.unref()
  while (end.how === null) {
    const running = findPostmaster(place.cluster)
    if (running?.pid === child.pid && running?.ready === true) return running
    await sleep(POLL_MS)
  }
  const words = readFileSync(place.log).subarray(said).toString('utf8').trim()
  if (/could not bind|could not create any TCP\/IP sockets/u.test(words)) return null
  throw new Error(`The embedded PostgreSQL did not start (${end.how}): ${words}`)
}

/**
 * Stops the server: running transactions are rolled back, everything is written down. One that
 * doesn't answer within a minute is stopped at once; it recovers at its next start.
 */
export const stopPostmaster = async (cluster: string, pid: number): Promise<void> => {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    const giveUpAt = performance.now() + STOP_PATIENCE_MS
    if (workingFolderOf(pid) === cluster) process.kill(pid, signal)
    while (workingFolderOf(pid) === cluster && performance.now() < giveUpAt) await sleep(POLL_MS)
    if (workingFolderOf(pid) !== cluster) return
  }
}

const pidFile = (cluster: string): readonly string[] => {
  try {
    return readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

// When the postmaster is killed, those it started notice and end within moments; until then they
// hold the shared memory, and a new one would refuse to start.
const outliveLeftovers = async (cluster: string): Promise<void> => {
  const giveUpAt = performance.now() + LEFTOVER_PATIENCE_MS
  while (processesIn(cluster).length > 0 && performance.now() < giveUpAt) await sleep(POLL_MS)
}

// PostgreSQL itself sees through a pid file whose process is dead, but not through one whose
// number now belongs to somebody else, as after a restart of the machine.
const dropForeignPidFile = async (cluster: string): Promise<void> => {
  const pid = Number(pidFile(cluster)[0])
  if (!(pid > 0) || workingFolderOf(pid) === cluster || !isTaken(pid)) return
  await rm(path.join(cluster, 'postmaster.pid'), { force: true })
}

const isTaken = (pid: number): boolean =>
  statSync(`/proc/${pid}`, { throwIfNoEntry: false }) !== undefined
