import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, realpath, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { withMachineLock } from './machine-lock.ts'
import { mayEnter, serverUser } from './server-user.ts'

/** Where the embedded server's files lie. */
export type Place = {
  readonly home: string
  /** PostgreSQL's own data directory. */
  readonly cluster: string
  /** Port and password, for us alone (mode 0600). */
  readonly connection: string
  readonly log: string
  /** One file for each living process that uses the server. */
  readonly users: string
}

/**
 * Finds or makes the folder of the embedded server: `<data>/postgres`, or, where the server's user
 * may not go there (root's own home, say), a new folder in /var/lib that `<data>/postgres.location`
 * names from then on.
 */
export const findPlace = async (dataFolder: string): Promise<Place> => {
  await mkdir(dataFolder, { recursive: true })
  const data = await realpath(dataFolder)
  return withMachineLock(`place ${data}`, () => placeFor(data))
}

const placeFor = async (data: string): Promise<Place> => {
  const pointer = path.join(data, 'postgres.location')
  const inside = placeAt(path.join(data, 'postgres'))
  if (existsSync(inside.cluster)) return inside
  if (existsSync(pointer)) return prepare(placeAt((await readFile(pointer, 'utf8')).trim()))
  if (mayEnter(serverUser(inside.cluster), data)) return prepare(inside)
  // Not named after the data folder: who deletes that and begins anew must not find old data.
  const name = `hoithi-${randomBytes(6).toString('hex')}`
  const outside = await prepare(placeAt(path.join('/var/lib', name)))
  await writeFile(pointer, `${outside.home}\n`)
  return outside
}

const placeAt = (home: string): Place => ({
  home,
  cluster: path.join(home, 'cluster'),
  connection: path.join(home, 'connection.json'),
  log: path.join(home, 'server.log'),
  users: path.join(home, 'users'),
})

const prepare = async (place: Place): Promise<Place> => {
  await mkdir(place.users, { recursive: true })
  // The server's user goes through to its cluster; what is ours beside it has its own mode.
  await chmod(place.home, 0o711)
  return place
}
