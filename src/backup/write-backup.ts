import type pg from 'pg'
import type { Context } from '#src/platform/context.ts'
import type { Result } from '#src/shared/result.ts'
import { type RowBatch, writeBackupFile } from './backup-file.ts'
import { listMigrations, listTables, readRows } from './store.ts'

/**
 * Writes everything that the database held at one instant into one file, while contests go on.
 * Gives the number of rows.
 */
export const writeBackup = async (
  context: Context,
  path: string,
): Promise<Result<{ rows: number }, 'backup_exists'>> => {
  const client = await context.db.pool.connect()
  try {
    await client.query('begin transaction isolation level repeatable read read only')
    const header = {
      hoithi: 'backup' as const,
      format: 1 as const,
      createdAt: context.clock.now().toISOString(),
      migrations: await listMigrations(client),
    }
    return await writeBackupFile(path, header, everything(client))
  } finally {
    // Nothing was changed; ending the connection ends the transaction however it stands.
    client.release(true)
  }
}

const everything = async function* (client: pg.PoolClient): AsyncGenerator<RowBatch> {
  for (const table of await listTables(client)) yield* readRows(client, table)
}
