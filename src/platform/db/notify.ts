import { type Kysely, sql } from 'kysely'
import type { NoticeKind } from './notices.ts'
import type { Tables } from './tables.ts'

/** The one channel of all notices. */
export const CHANNEL = 'hoithi'

/**
 * Tells every process that the thing of this kind and id has changed. Called inside the caller's
 * transaction, the notice goes out with its commit, or not at all.
 */
export const notify = async (
  executor: Kysely<Tables>,
  kind: NoticeKind,
  id: string | number,
): Promise<void> => {
  await sql`select pg_notify(${CHANNEL}, ${`${kind}:${id}`})`.execute(executor)
}

/** The same as `notify` for many things of one kind. */
export const notifyOfAll = async (
  executor: Kysely<Tables>,
  kind: NoticeKind,
  ids: readonly (string | number)[],
): Promise<void> => {
  await sql`
    select pg_notify(${CHANNEL}, notice) from unnest(${ids.map((id) => `${kind}:${id}`)}::text[])
      as notice`.execute(executor)
}
