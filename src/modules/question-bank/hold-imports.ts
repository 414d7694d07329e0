import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'

/** Holds every other import back until the transaction ends. */
export const holdImports = async (transaction: Kysely<Tables>): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('hoithi import'))`.execute(transaction)
}
