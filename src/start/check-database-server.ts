import pg from 'pg'
import { StartError } from './start-error.ts'

/** The oldest PostgreSQL that will do, as `server_version_num` gives it. */
export const leastPostgres = 150_000

/** A version as people write it: 150004 is 15.4. */
export const versionText = (version: number): string =>
  `${Math.floor(version / 10_000)}.${version % 10_000}`

/** Throws a StartError when the database is too old, or can't hold Vietnamese. */
export const checkDatabaseServer = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number; encoding: string }>(
      `select current_setting('server_version_num')::int as version,
         current_setting('server_encoding') as encoding`,
    )
    const { version = 0, encoding = '' } = rows[0] ?? {}
    if (version < leastPostgres) {
      throw new StartError(
        `The database is PostgreSQL ${versionText(version)}; Hội Thi needs ${versionText(leastPostgres)} or newer.`,
      )
    }
    if (encoding !== 'UTF8') {
      throw new StartError(
        `The database has the encoding ${encoding}; make one with: create database hoithi encoding 'UTF8' template template0`,
      )
    }
  } finally {
    await client.end()
  }
}
