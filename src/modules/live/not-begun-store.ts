import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { ListPlace } from './rules/cursor.ts'

type Executor = Kysely<Tables>

/** Which contestants without an official attempt are asked for. */
export type MissingScope = {
  readonly contestId: number
  readonly partIds: readonly number[]
  /** the official rounds */
  readonly roundIds: readonly number[]
  /** null: all that compete */
  readonly unitId: number | null
  /** words to be found in the name, folded for search; empty: all */
  readonly search: string
}

/** A contestant who has not begun. */
export type Missing = {
  readonly personId: number
  readonly name: string
  readonly searchName: string
  readonly unit: string
  readonly unitPlace: number
  readonly subUnit: string | null
  readonly position: string | null
  readonly phone: string | null
}

const escaped = (text: string): string => text.replace(/[\\%_]/gu, String.raw`\$&`)

const missing = ({ contestId, partIds, roundIds, unitId, search }: MissingScope) => sql`
  from contestant c
    join contest_unit u on u.contest_id = c.contest_id and u.unit_id = c.unit_id
    join person p on p.id = c.person_id
    left join contest_unit below
      on below.contest_id = c.contest_id and below.unit_id = c.sub_unit_id
  where c.contest_id = ${contestId} and not c.disqualified
    ${unitId === null ? sql`` : sql`and c.unit_id = ${unitId}`}
    ${search === '' ? sql`` : sql`and p.search_name like ${`%${escaped(search)}%`}`}
    and not exists (
      select from attempt a
      where a.person_id = c.person_id and a.part_id = any(${partIds}::bigint[])
        and a.round_id = any(${roundIds}::bigint[]))`

const afterPlace = (after: ListPlace | null): RawBuilder<unknown> =>
  after === null
    ? sql``
    : sql`and (u.position, p.search_name collate "C", p.id)
        > (${after.unit}, ${after.name}, ${after.personId})`

/** Up to `limit` contestants who have not begun, by unit and name, after a place or from the first. */
export const readMissing = async (
  executor: Executor,
  scope: MissingScope,
  after: ListPlace | null,
  limit: number,
): Promise<readonly Missing[]> => {
  const { rows } = await sql<Missing>`
    select p.id as "personId", p.name, p.search_name as "searchName", u.name as unit,
      u.position as "unitPlace", coalesce(below.name, c.sub_unit) as "subUnit", c.position, p.phone
    ${missing(scope)} ${afterPlace(after)}
    order by u.position, p.search_name collate "C", p.id limit ${limit}`.execute(executor)
  return rows
}

/** How many have not begun. */
export const countMissing = async (executor: Executor, scope: MissingScope): Promise<number> => {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total ${missing(scope)}`.execute(executor)
  return rows[0]?.total ?? 0
}
