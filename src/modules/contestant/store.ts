import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { ContestantPlace } from './rules/cursor.ts'

type Executor = Kysely<Tables>

export type UnitRow = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly parentId: number | null
  readonly unitGroup: string
  readonly position: number
}

/** All units of a contest, those that compete and their sub-units, in no order. */
export const readAllUnits = async (
  executor: Executor,
  contestId: number,
): Promise<readonly UnitRow[]> => {
  const { rows } = await sql<UnitRow>`
    select unit.id, unit.code, cu.name, cu.parent_unit_id as "parentId",
      cu.unit_group as "unitGroup", cu.position
    from contest_unit cu join unit on unit.id = cu.unit_id
    where cu.contest_id = ${contestId}`.execute(executor)
  return rows
}

/** A word looked for, and the units whose name has it. */
export type SearchedWord = { readonly word: string; readonly unitIds: readonly number[] }

/** Whom a list is about; null takes everybody. */
export type ContestantFilter = {
  readonly contestId: number
  readonly words: readonly SearchedWord[]
  /** the unit or sub-unit, or the units of a group */
  readonly unitIds: readonly number[] | null
  /** false: who did not and is not disqualified */
  readonly tookPart: boolean | null
  readonly disqualified: boolean | null
  readonly selfRegistered: boolean | null
}

export type ContestantLine = ContestantPlace & {
  readonly username: string
  readonly name: string
  readonly phone: string | null
  readonly unit: string
  readonly subUnit: string | null
  readonly tookPart: boolean
  readonly underWay: boolean
  readonly disqualified: boolean
  readonly nominated: boolean
}

const tookPart = (contestId: number) => sql`exists (
  select from took_part t where t.contest_id = ${contestId} and t.person_id = c.person_id)`

const isUnderWay = (contestId: number) => sql`exists (
  select from attempt a join part on part.id = a.part_id
  where part.contest_id = ${contestId} and a.person_id = c.person_id and a.kind = 'official'
    and a.submitted_at is null)`

const inUnits = (ids: readonly number[]) =>
  sql`(c.unit_id = any(${[...ids]}::bigint[]) or c.sub_unit_id = any(${[...ids]}::bigint[]))`

const holding = ({ word, unitIds }: SearchedWord): RawBuilder<unknown> => {
  const ofPerson = sql`position(${word} in p.search_name) > 0
    or position(${word} in p.username) > 0 or position(${word} in p.phone) > 0`
  return unitIds.length === 0 ? sql`(${ofPerson})` : sql`(${ofPerson} or ${inUnits(unitIds)})`
}

const matching = (filter: ContestantFilter): RawBuilder<unknown> => {
  const conditions = [sql`c.contest_id = ${filter.contestId}`, ...filter.words.map(holding)]
  if (filter.unitIds !== null) conditions.push(inUnits(filter.unitIds))
  // Not compared with true or false: as it stands here it is planned as a join.
  if (filter.tookPart !== null) {
    const took = tookPart(filter.contestId)
    conditions.push(filter.tookPart ? took : sql`not ${took} and not c.disqualified`)
  }
  if (filter.disqualified !== null) conditions.push(sql`c.disqualified = ${filter.disqualified}`)
  if (filter.selfRegistered !== null) conditions.push(sql`c.nominated = ${!filter.selfRegistered}`)
  return sql.join(conditions, sql` and `)
}

/** Up to `limit` contestants by name, after the given place or from the first. */
export const readContestants = async (
  executor: Executor,
  filter: ContestantFilter,
  after: ContestantPlace | null,
  limit: number,
): Promise<readonly ContestantLine[]> => {
  const from =
    after === null
      ? sql`true`
      : sql`(p.search_name collate "C", p.id) > (${after.searchName}, ${after.personId}::bigint)`
  const { rows } = await sql<ContestantLine>`
    select p.id as "personId", p.search_name as "searchName", p.username, p.name, p.phone,
      u.name as unit, coalesce(su.name, c.sub_unit) as "subUnit", c.nominated, c.disqualified,
      ${tookPart(filter.contestId)} as "tookPart",
      ${isUnderWay(filter.contestId)} as "underWay"
    from contestant c join person p on p.id = c.person_id
      join contest_unit u on u.contest_id = c.contest_id and u.unit_id = c.unit_id
      left join contest_unit su on su.contest_id = c.contest_id and su.unit_id = c.sub_unit_id
    where ${matching(filter)} and ${from}
    order by p.search_name collate "C", p.id limit ${limit}`.execute(executor)
  return rows
}

/** How many contestants there are. */
export const countContestants = async (
  executor: Executor,
  filter: ContestantFilter,
): Promise<number> => {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from contestant c join person p on p.id = c.person_id
    where ${matching(filter)}`.execute(executor)
  return rows[0]?.total ?? 0
}
