import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

/**
 * One PostgreSQL: `query` for everything composed, `pool` for named prepared statements on the
 * way of an answer, where a query builder would cost three times as much.
 */
export type Database = {
  readonly pool: pg.Pool
  readonly query: Kysely<Tables>
  readonly close: () => Promise<void>
}

// int8 comes as text by default; every bigint here is an identity or a count below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** Opens the pool on a connection string. Errors of idle connections go to `onError`. */
export const openDatabase = (
  url: string,
  options: { readonly connections: number; readonly onError: (error: Error) => void },
): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections,
    connectionTimeoutMillis: 10_000,
  })
  pool.on('error', options.onError)
  const query = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { pool, query, close: () => query.destroy() }
}
