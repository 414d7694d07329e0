import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { ActRow } from './schema.ts'

type Executor = Kysely<Tables>

/** What of the trail is asked for; the text is folded. */
export type TrailQuery = {
  readonly contestId: number
  /** the units whose lines are wanted; null: all, and those of no unit */
  readonly unitIds: readonly number[] | null
  readonly kind: string | null
  readonly username: string | null
  /** days in Viet Nam, both included */
  readonly from: string | null
  readonly to: string | null
  readonly text: string | null
}

export type StoredAct = Omit<ActRow, 'id' | 'at'> & { readonly id: number; readonly at: Date }

/** The contest of a slug. */
export const findContestId = async (executor: Executor, slug: string): Promise<number | null> => {
  const { rows } = await sql<{ id: number }>`select id from contest where slug = ${slug}`.execute(
    executor,
  )
  return rows[0]?.id ?? null
}

/** A unit of a contest with all above it, itself first; empty where there is none. */
export const readLine = async (
  executor: Executor,
  contestId: number,
  code: string,
): Promise<readonly number[]> => {
  const { rows } = await sql<{ unitId: number }>`
    with recursive line as (
      select cu.unit_id, cu.parent_unit_id, 0 as height
      from contest_unit cu join unit on unit.id = cu.unit_id
      where cu.contest_id = ${contestId} and unit.code = ${code}
      union all
      select cu.unit_id, cu.parent_unit_id, height + 1
      from line join contest_unit cu
        on cu.contest_id = ${contestId} and cu.unit_id = line.parent_unit_id
      where height < 50)
    select unit_id as "unitId" from line order by height`.execute(executor)
  return rows.map(({ unitId }) => unitId)
}

/** A unit of a contest and all that stands below it. */
export const readBelow = async (
  executor: Executor,
  contestId: number,
  unitId: number,
): Promise<readonly number[]> => {
  const { rows } = await sql<{ unitId: number }>`
    with recursive below as (
      select ${unitId}::bigint as unit_id
      union
      select cu.unit_id from below join contest_unit cu
        on cu.contest_id = ${contestId} and cu.parent_unit_id = below.unit_id)
    select unit_id as "unitId" from below`.execute(executor)
  return rows.map(({ unitId: id }) => id)
}

const startOf = (day: string | null) =>
  sql`(${day}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'`
const endOf = (day: string | null) =>
  sql`(${day}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`

const wanted = (asked: TrailQuery) => sql`
  act.contest_id = ${asked.contestId}
    and (${asked.unitIds}::bigint[] is null or act.unit_id = any(${asked.unitIds}::bigint[]))
    and (${asked.kind}::text is null or act.kind = ${asked.kind})
    and (${asked.username}::text is null or person.username = ${asked.username})
    and (${asked.from}::date is null or act.at >= ${startOf(asked.from)})
    and (${asked.to}::date is null or act.at < ${endOf(asked.to)})
    and (${asked.text}::text is null or position(${asked.text} in act.search_text) > 0)`

/** Lines of the trail, the newest first, before the line `after`. */
export const readActs = async (
  executor: Executor,
  asked: TrailQuery,
  page: { readonly after: number | null; readonly limit: number },
): Promise<readonly StoredAct[]> => {
  const { rows } = await sql<StoredAct>`
    select act.id, act.at,
      json_build_object('name', act.actor_name, 'username', person.username) as by,
      act.kind, act.subject, coalesce(cu.name, unit.name) as unit, act.reason, act.changes
    from act join person on person.id = act.actor_id
      left join unit on unit.id = act.unit_id
      left join contest_unit cu on cu.contest_id = act.contest_id and cu.unit_id = act.unit_id
    where ${wanted(asked)} and (${page.after}::bigint is null or act.id < ${page.after})
    order by act.id desc limit ${page.limit}`.execute(executor)
  return rows
}

/** The kinds of act that the trail of a contest holds, and who did them. */
export const readFilters = async (
  executor: Executor,
  contestId: number,
): Promise<{
  readonly kinds: readonly string[]
  readonly people: readonly { readonly name: string; readonly username: string }[]
}> => {
  const [kinds, people] = await Promise.all([
    sql<{ kind: string }>`
      select distinct kind from act where contest_id = ${contestId} order by kind`.execute(
      executor,
    ),
    sql<{ name: string; username: string }>`
      select name, username from person
      where id in (select actor_id from act where contest_id = ${contestId})
      order by search_name, id`.execute(executor),
  ])
  return { kinds: kinds.rows.map(({ kind }) => kind), people: people.rows }
}
