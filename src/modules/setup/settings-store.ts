import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'

type Executor = Kysely<Tables>

export type SettingsAct = {
  readonly id: number
  readonly at: Date
  readonly by: string
  readonly kind: string
  readonly subject: string
  readonly changes: readonly {
    readonly field: string
    readonly from: unknown
    readonly to: unknown
  }[]
}

/** Acts on the settings, stage and files of a contest, the newest first, before an id. */
export const readSettingsActs = async (
  executor: Executor,
  contestId: number,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<readonly SettingsAct[]> => {
  const { rows } = await sql<SettingsAct>`
    select id, at, actor_name as by, kind, subject, changes from act
    where contest_id = ${contestId}
      and kind in ('contest.start', 'settings.change', 'stage.change', 'document.upload')
      and (${before}::bigint is null or id < ${before})
    order by id desc limit ${limit}`.execute(executor)
  return rows
}

// What counts as a revision of a contest; a line about its people or its notices is none.
const revising = [
  'contest.start',
  'settings.change',
  'window.move',
  'ranking.freeze',
  'ranking.unfreeze',
  'contest-units.choose',
]

/** Who changed the contest itself last, and when. */
export const readLastChange = async (
  executor: Executor,
  contestId: number,
): Promise<{ readonly by: string; readonly at: Date } | undefined> => {
  const { rows } = await sql<{ by: string; at: Date }>`
    select actor_name as by, at from act
    where contest_id = ${contestId} and kind = any(${revising})
    order by id desc limit 1`.execute(executor)
  return rows[0]
}

/** Paths and sizes of the documents that are stored with a contest. */
export const readDocuments = async (
  executor: Executor,
  contestId: number,
): Promise<readonly { readonly path: string; readonly bytes: number }[]> => {
  const { rows } = await sql<{ path: string; bytes: number }>`
    select path, length(bytes)::int as bytes from contest_file
    where contest_id = ${contestId} and path like 'documents/%'
    order by path collate "C"`.execute(executor)
  return rows
}

/** Adds a file to a contest; false where there is one of this path. */
export const insertFile = async (
  executor: Executor,
  contestId: number,
  path: string,
  bytes: Uint8Array,
): Promise<boolean> => {
  const { rows } = await sql`
    insert into contest_file (contest_id, path, bytes)
    values (${contestId}, ${path}, ${Buffer.from(bytes)})
    on conflict do nothing returning path`.execute(executor)
  return rows.length > 0
}
