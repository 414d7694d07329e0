import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Place } from './place.ts'
import { identityFor, type ServerUser } from './server-user.ts'

/** How to reach the server; kept beside the cluster, readable by us alone. */
export type Connection = { readonly port: number; readonly password: string }

const MAJOR_VERSION = '18'
export const SUPERUSER = 'hoithi'

/**
 * Makes the cluster where there is none: UTF-8, the same order of text on every machine, a random
 * password. Built beside its place and renamed, so a crash half-way leaves no half cluster.
 * Throws when initdb fails or the cluster is of another major version.
 */
export const ensureCluster = async (
  place: Place,
  binaries: string,
  user: ServerUser,
): Promise<void> => {
  if (existsSync(place.cluster)) return checkVersion(place.cluster)
  const password = randomBytes(24).toString('base64url')
  const part = `${place.cluster}.part`
  const passwordFile = path.join(place.home, 'password')
  await rm(part, { recursive: true, force: true })
  await rm(passwordFile, { force: true })
  await mkdir(part, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  await chown(part, user.uid, user.gid)
  await chown(passwordFile, user.uid, user.gid)
  const made = spawnSync(
    path.join(binaries, 'bin/initdb'),
    [
      `--pgdata=${part}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ],
    { cwd: '/', encoding: 'utf8', env: { PATH: '/usr/bin:/bin' }, ...identityFor(user) },
  )
  await rm(passwordFile, { force: true })
  if (made.status !== 0) {
    throw new Error(`The embedded PostgreSQL could not be set up: ${made.stderr.trim()}`)
  }
  await writeConnection(place, { port: 0, password })
  await rename(part, place.cluster)
}

/** Reads port and password. Throws when they are missing, since nobody else knows the password. */
export const readConnection = async (place: Place): Promise<Connection> => {
  try {
    return JSON.parse(await readFile(place.connection, 'utf8')) as Connection
  } catch (error) {
    throw new Error(`Without ${place.connection} the embedded PostgreSQL can't be reached.`, {
      cause: error,
    })
  }
}

/** Writes port and password, all or nothing. */
export const writeConnection = async (place: Place, connection: Connection): Promise<void> => {
  const part = `${place.connection}.part`
  await writeFile(part, `${JSON.stringify(connection)}\n`, { mode: 0o600 })
  await rename(part, place.connection)
}

const checkVersion = async (cluster: string): Promise<void> => {
  const version = (await readFile(path.join(cluster, 'PG_VERSION'), 'utf8')).trim()
  if (version === MAJOR_VERSION) return
  throw new Error(
    `The data in ${cluster} is of PostgreSQL ${version}, this program brings ${MAJOR_VERSION}: move the data by a dump (docs/operate.md).`,
  )
}
