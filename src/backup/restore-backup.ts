import type pg from 'pg'
import type { Context } from '#src/platform/context.ts'
import { type Migration, readMigrations, MIGRATIONS_FOLDER } from '#src/platform/db/migrate.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { type BackupHeader, checkBackupFile, readBatches } from './backup-file.ts'
import type { BackupRefusal } from './refusals.ts'
import {
  advanceIdentities,
  dropEverything,
  findFilledTable,
  setTriggers,
  writeRows,
} from './store.ts'

/**
 * Brings a backup back into an empty installation of the same or a newer version, in one
 * transaction: the tables are made anew as they were when it was written, filled, and brought up
 * to date. The file is read through before anything is written. Gives the number of rows.
 */
export const restoreBackup = async (
  context: Context,
  path: string,
): Promise<Result<{ rows: number; createdAt: string }, BackupRefusal>> => {
  const checked = await checkBackupFile(path)
  if (!checked.ok) return checked
  const { header, rows } = checked.value
  const known = await readMigrations(MIGRATIONS_FOLDER)
  const isKnown = ({ name, checksum }: BackupHeader['migrations'][number]) =>
    known.some((migration) => migration.name === name && migration.checksum === checksum)
  if (!header.migrations.every(isKnown)) return refuse('backup_is_newer', { path })

  const client = await context.db.pool.connect()
  try {
    await client.query('begin')
    const filled = await findFilledTable(client)
    if (filled !== null) return refuse('installation_not_empty', { table: filled })
    await dropEverything(client)
    const then = new Set(header.migrations.map(({ name }) => name))
    await applyMigrations(
      client,
      known.filter(({ name }) => then.has(name)),
    )
    await setTriggers(client, 'disable')
    // A unit may be written before the one it stands below.
    await client.query('set constraints all deferred')
    for await (const batch of readBatches(path)) await writeRows(client, batch)
    await client.query('set constraints all immediate')
    await setTriggers(client, 'enable')
    await advanceIdentities(client)
    await applyMigrations(
      client,
      known.filter(({ name }) => !then.has(name)),
    )
    await client.query('commit')
    // Else PostgreSQL takes the tables for nearly empty until it looks at them by itself.
    await client.query('analyze')
    return ok({ rows, createdAt: header.createdAt })
  } finally {
    // Without a commit, the end of the connection takes everything back.
    client.release(true)
  }
}

const applyMigrations = async (
  client: pg.PoolClient,
  migrations: readonly Migration[],
): Promise<void> => {
  for (const { name, sql, checksum } of migrations) {
    await client.query(sql)
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum])
  }
}
