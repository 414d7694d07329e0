import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { KeptWindow } from './definition.ts'

type Executor = Kysely<Tables>

/** A notice to the public. */
export type NoticeRow = {
  readonly id: number
  readonly partId: number | null
  readonly number: string | null
  /** YYYY-MM-DD */
  readonly issuedOn: string
  readonly title: string
  readonly text: string
  readonly change: {
    readonly round: string
    readonly from: KeptWindow
    readonly to: KeptWindow
  } | null
  readonly publishedAt: Date
}

/** Up to `limit` notices of a contest, newest first, older than the one of an id where it is given. */
export const readNotices = async (
  executor: Executor,
  contestId: number,
  olderThan: number | null,
  limit: number,
): Promise<readonly NoticeRow[]> => {
  const { rows } = await sql<NoticeRow>`
    select id, part_id as "partId", number, to_char(issued_on, 'YYYY-MM-DD') as "issuedOn", title,
      reason as text, change, published_at as "publishedAt"
    from notice
    where contest_id = ${contestId} and (${olderThan}::bigint is null or id < ${olderThan})
    order by id desc limit ${limit}`.execute(executor)
  return rows
}
