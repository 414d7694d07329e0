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

/**
 * For statements somebody waits for, spread into their configuration: a database that has said
 * nothing for so long is as good as down. Whether it still writes is then unknown to the caller.
 */
export const ANSWER_PATIENCE = { query_timeout: 5_000 } as const

/** Opens the pool on a connection string. Errors of idle connections go to `onError`. */
export const openDatabase = (
  url: string,
  options: { readonly connections: number; readonly onError: (error: Error) => void },
): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections,
    connectionTimeoutMillis: 5_000,
  })
  pool.on('error', options.onError)
  // The pool listens to idle connections alone. One that is cut between two statements of its
  // holder would otherwise end the process; the holder learns of it by the next statement.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const query = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { pool, query, close: () => query.destroy() }
}
