import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

/**
 * One PostgreSQL: `query` for everything composed, `pool` for statements written out, `answers` for
 * the few on the way of an answer, which wait for nobody else's.
 */
export type Database = {
  readonly pool: pg.Pool
  readonly answers: pg.Pool
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

// What the answer line sends reaches a few rows of large tables by their keys. PostgreSQL keeps the
// plan it made when a table was nearly empty, as at an opening, and would read all of it each time.
const BY_KEYS =
  '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c plan_cache_mode=force_generic_plan'

/**
 * Opens the pools on a connection string; together they hold at most so many connections, which are
 * four or more. Errors of idle connections go to `onError`.
 */
export const openDatabase = (
  url: string,
  options: { readonly connections: number; readonly onError: (error: Error) => void },
): Database => {
  // Two pieces of long work hold a connection each and tell of their progress on a third.
  const forAnswers = Math.min(5, options.connections - 3)
  const openPool = (max: number, settings: pg.PoolConfig = {}): pg.Pool => {
    const pool = new pg.Pool({
      ...settings,
      connectionString: url,
      max,
      connectionTimeoutMillis: 5_000,
    })
    pool.on('error', options.onError)
    // The pool listens to idle connections alone. One that is cut between two statements of its
    // holder would otherwise end the process; the holder learns of it by the next statement.
    pool.on('connect', (client) => client.on('error', () => undefined))
    return pool
  }
  const pool = openPool(options.connections - forAnswers)
  const answers = openPool(forAnswers, { options: BY_KEYS })
  const query = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const close = async (): Promise<void> => {
    await Promise.all([query.destroy(), answers.end()])
  }
  return { pool, answers, query, close }
}
