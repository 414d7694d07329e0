import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

/** Who the database server runs as. */
export type ServerUser = { readonly uid: number; readonly gid: number }

/**
 * The user the server runs as: ourselves, unless we are root, since PostgreSQL refuses to run as
 * root. Then it is the owner of the cluster where there is one, else `nobody`. Throws when the
 * machine has no such user, or the cluster is somebody else's.
 */
export const serverUser = (cluster: string): ServerUser => {
  const uid = process.getuid?.()
  const gid = process.getgid?.()
  if (uid === undefined || gid === undefined)
    throw new Error('The embedded PostgreSQL needs Linux.')
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (uid !== 0) {
    if (owner === undefined || owner.uid === uid) return { uid, gid }
    throw new Error(
      `The database in ${cluster} was made by another user (root, perhaps): start as that one, or set HOITHI_DATA to a folder of your own.`,
    )
  }
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const nobody = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name, , id]) => name === 'nobody' && id !== '0')
  if (nobody === undefined) {
    throw new Error(
      'PostgreSQL does not run as root, and this machine has no user "nobody" to run it as. Start as another user, or set DATABASE_URL.',
    )
  }
  return { uid: Number(nobody[2]), gid: Number(nobody[3]) }
}

/** The identity for spawning as that user; nothing when it is ourselves. */
export const identityFor = (user: ServerUser): { uid?: number; gid?: number } =>
  process.getuid?.() === user.uid ? {} : { uid: user.uid, gid: user.gid }

/** Whether that user may go into this folder; asked of the machine, since modes aren't all there is. */
export const mayEnter = (user: ServerUser, folder: string): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { cwd: '/', ...identityFor(user) })
    .status === 0
