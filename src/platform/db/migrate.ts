import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'

/** A file of migrations/: `0001_people.sql` and what it says. */
export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }

/** The project's own migrations. */
export const MIGRATIONS_FOLDER: string = path.resolve(import.meta.dirname, '../../../migrations')

// Any fixed number will do, as long as every process of the program uses the same.
const LOCK = 7_240_521

/** Reads the migrations of a folder, in the order in which they are applied. */
export const readMigrations = async (folder: string): Promise<readonly Migration[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(folder, name), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings a database up to date, each file in a transaction of its own, and gives the names of the
 * files applied now. Several processes may call it at once: one works, the others wait. Throws a
 * sentence for the operator when an applied file has changed since, or when the database knows a
 * migration that this program doesn't (it is newer).
 */
export const migrate = async (
  url: string,
  folder: string = MIGRATIONS_FOLDER,
): Promise<readonly string[]> => {
  const migrations = await readMigrations(folder)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      `create table if not exists migration (
         name text primary key,
         checksum text not null,
         applied_at timestamptz not null default now()
       )`,
    )
    const applied = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from migration',
    )
    const pending = pendingOf(migrations, new Map(applied.rows.map((r) => [r.name, r.checksum])))
    for (const migration of pending) await apply(client, migration)
    return pending.map((migration) => migration.name)
  } finally {
    // The lock ends with the connection.
    await client.end()
  }
}

/** The migrations still to apply; throws where what was applied isn't what the files say. */
const pendingOf = (
  migrations: readonly Migration[],
  applied: ReadonlyMap<string, string>,
): readonly Migration[] => {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const [name, checksum] of applied) {
    const migration = known.get(name)
    if (migration === undefined) {
      throw new Error(
        `The database is newer than this program: it has the migration ${name}, which is unknown here. Start the newer program, or restore a backup from before the upgrade.`,
      )
    }
    if (migration.checksum !== checksum) {
      throw new Error(
        `The migration ${name} has changed since it was applied to this database. Migrations only go forward: restore the file and put the change into a new one.`,
      )
    }
  }
  const pending = migrations.filter((migration) => !applied.has(migration.name))
  const late = pending.find((migration) =>
    [...applied.keys()].some((name) => name > migration.name),
  )
  if (late === undefined) return pending
  throw new Error(
    `The migration ${late.name} comes before others that this database already has: give it a number after them.`,
  )
}

const apply = async (client: pg.Client, migration: Migration): Promise<void> => {
  try {
    await client.query('begin')
    await client.query(migration.sql)
    await client.query('insert into migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`The migration ${migration.name} failed: ${(error as Error).message}`, {
      cause: error,
    })
  }
}
