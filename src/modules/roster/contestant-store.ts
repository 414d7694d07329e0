import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { RoleGrant } from '#src/modules/person/actor.ts'
import type { Tables } from '#src/platform/db/tables.ts'

type Executor = Kysely<Tables>

/** Whose people are looked at. */
export type Reach = {
  readonly contestId: number
  readonly rootId: number
  /** null: everybody of the unit that competes */
  readonly within: readonly number[] | null
}

/** Which of them; null takes all. */
export type Filter = {
  /** folded */
  readonly search: string | null
  readonly subUnitIds: readonly number[] | null
  /** false: who did not and is not disqualified */
  readonly tookPart: boolean | null
  readonly nominated: boolean | null
  readonly withSlip: boolean | null
  /** those who came onto the roster last */
  readonly latest: boolean
  readonly people: readonly number[] | null
}

export const everybody: Filter = {
  search: null,
  subUnitIds: null,
  tookPart: null,
  nominated: null,
  withSlip: null,
  latest: false,
  people: null,
}

export type ContestantRow = {
  readonly personId: number
  readonly name: string
  readonly searchName: string
  readonly username: string
  readonly phone: string | null
  readonly email: string | null
  readonly position: string | null
  readonly subUnit: string | null
  readonly subUnitCode: string | null
  readonly nominated: boolean
  readonly withSlip: boolean
  readonly hasBegun: boolean
  readonly tookPart: boolean
  readonly underWay: boolean
  readonly disqualified: boolean
  readonly correct: number | null
  readonly total: number | null
  readonly durationMs: number | null
  readonly achievedAt: Date | null
}

const tookPart = sql`exists (
  select from took_part t where t.contest_id = c.contest_id and t.person_id = c.person_id)`

const hasAttempt = (such: RawBuilder<unknown>) => sql`exists (
  select from attempt a join part on part.id = a.part_id
  where part.contest_id = c.contest_id and a.person_id = c.person_id ${such})`

const reached = ({ contestId, rootId, within }: Reach): RawBuilder<unknown> => sql`
  contestant c join person p on p.id = c.person_id
  where c.contest_id = ${contestId} and c.unit_id = ${rootId}
    ${within === null ? sql`` : sql`and c.sub_unit_id = any(${within}::bigint[])`}`

const chosen = (reach: Reach, filter: Filter): RawBuilder<unknown> => {
  const { search, subUnitIds, nominated, withSlip, people } = filter
  const digits = search?.replace(/[\s.]/gu, '') ?? ''
  const conditions = [
    search === null || search === ''
      ? null
      : sql`(position(${search} in p.search_name) > 0 or position(${search} in p.username) > 0
          or position(nullif(${digits}, '') in p.phone) > 0)`,
    subUnitIds === null ? null : sql`c.sub_unit_id = any(${subUnitIds}::bigint[])`,
    filter.tookPart === null
      ? null
      : filter.tookPart
        ? tookPart
        : sql`not ${tookPart} and not c.disqualified`,
    nominated === null ? null : sql`c.nominated = ${nominated}`,
    withSlip === null ? null : sql`p.must_set_password = ${withSlip}`,
    filter.latest
      ? sql`c.registered_at = (select max(c.registered_at) from ${reached(reach)})`
      : null,
    people === null ? null : sql`c.person_id = any(${people}::bigint[])`,
  ].filter((condition) => condition !== null)
  return conditions.reduce((all, condition) => sql`${all} and ${condition}`, reached(reach))
}

/** Up to `limit` contestants by name, after the given one or from the first. */
export const readContestants = async (
  executor: Executor,
  reach: Reach,
  filter: Filter,
  page: {
    readonly after: { readonly searchName: string; readonly personId: number } | null
    readonly limit: number
    /** the part whose results are told; null: none are */
    readonly partId: number | null
  },
): Promise<readonly ContestantRow[]> => {
  const { after, limit, partId } = page
  const beyond =
    after === null
      ? sql``
      : sql`and (p.search_name, c.person_id) > (${after.searchName}, ${after.personId})`
  const { rows } = await sql<ContestantRow>`
    select c.*, unit.code as "subUnitCode", s.correct, s.total, s.duration_ms as "durationMs",
      s.achieved_at as "achievedAt"
    from (
      select c.person_id as "personId", p.name, p.search_name as "searchName", p.username, p.phone,
        p.email, c.position, c.sub_unit as "subUnit", c.sub_unit_id as "subUnitId", c.nominated,
        p.must_set_password as "withSlip", c.disqualified, ${tookPart} as "tookPart",
        ${hasAttempt(sql``)} as "hasBegun",
        ${hasAttempt(sql`and a.kind = 'official' and a.submitted_at is null`)} as "underWay"
      from ${chosen(reach, filter)} ${beyond}
      order by p.search_name, c.person_id limit ${limit}
    ) c left join unit on unit.id = c."subUnitId"
      left join standing s on s.part_id = ${partId} and s.person_id = c."personId"
    order by c."searchName", c."personId"`.execute(executor)
  return rows
}

/** How many there are. */
export const countContestants = async (
  executor: Executor,
  reach: Reach,
  filter: Filter,
): Promise<number> => {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from ${chosen(reach, filter)}`.execute(executor)
  return rows[0]?.total ?? 0
}

export type Counted = {
  readonly subUnitId: number | null
  readonly nominated: boolean
  readonly tookPart: boolean
  readonly disqualified: boolean
  readonly withSlip: boolean
  readonly latest: boolean
  readonly people: number
}

/** Everybody in reach, counted by sub-unit and by what they are. */
export const countReached = async (
  executor: Executor,
  reach: Reach,
): Promise<{ readonly counted: readonly Counted[]; readonly latestAt: Date | null }> => {
  const { rows } = await sql<Counted & { latestAt: Date }>`
    with reached as (
      select c.sub_unit_id, c.nominated, ${tookPart} as took_part, c.disqualified,
        p.must_set_password, c.registered_at, max(c.registered_at) over () as latest_at
      from ${reached(reach)})
    select sub_unit_id as "subUnitId", nominated, took_part as "tookPart", disqualified,
      must_set_password as "withSlip", registered_at = latest_at as latest, latest_at as "latestAt",
      count(*) as people
    from reached group by 1, 2, 3, 4, 5, 6, 7`.execute(executor)
  return { counted: rows, latestAt: rows[0]?.latestAt ?? null }
}

export type HeldContestant = Pick<
  ContestantRow,
  'name' | 'username' | 'phone' | 'email' | 'position' | 'subUnit' | 'nominated' | 'withSlip'
> & {
  readonly personId: number
  readonly subUnitId: number | null
  readonly grants: readonly RoleGrant[]
  /** whether they are on the roster of another contest for another unit */
  readonly ofOtherUnit: boolean
}

/**
 * Holds one contestant in reach until the transaction ends, the person first as everywhere; null
 * where there is none.
 */
export const holdContestant = async (
  executor: Executor,
  reach: Reach,
  personId: number,
): Promise<HeldContestant | null> => {
  const { rows } = await sql<HeldContestant>`
    select c.person_id as "personId", p.name, p.username, p.phone, p.email, c.position,
      c.sub_unit as "subUnit", c.sub_unit_id as "subUnitId", c.nominated,
      p.must_set_password as "withSlip",
      (select coalesce(json_agg(json_build_object('role', g.role, 'contestId', g.contest_id,
        'unitId', g.unit_id)), '[]') from role_grant g where g.person_id = p.id) as grants,
      exists (select from contestant o where o.person_id = p.id
        and o.contest_id <> c.contest_id and o.unit_id <> c.unit_id) as "ofOtherUnit"
    from ${reached(reach)} and c.person_id = ${personId}
    for no key update of p, c`.execute(executor)
  return rows[0] ?? null
}

/** Whether somebody else on the contest's roster has this phone or address; and in reach or not. */
export const findContact = async (
  executor: Executor,
  reach: Reach,
  of: { readonly personId: number; readonly phone: string | null; readonly email: string | null },
): Promise<{ readonly field: 'phone' | 'email'; readonly name: string | null } | null> => {
  const { contestId, rootId, within } = reach
  const { rows } = await sql<{ field: 'phone' | 'email'; name: string | null }>`
    select case when p.phone = ${of.phone} then 'phone' else 'email' end as field,
      case when c.unit_id = ${rootId}
        and (${within}::bigint[] is null or c.sub_unit_id = any(${within}::bigint[]))
      then p.name end as name
    from contestant c join person p on p.id = c.person_id
    where c.contest_id = ${contestId} and c.person_id <> ${of.personId}
      and (p.phone = ${of.phone} or p.email = ${of.email})
    limit 1`.execute(executor)
  return rows[0] ?? null
}

/** Writes position and sub-unit of a contestant anew. */
export const replaceContestant = async (
  executor: Executor,
  contestId: number,
  contestant: {
    readonly personId: number
    readonly position: string | null
    readonly subUnit: string | null
    readonly subUnitId: number | null
  },
): Promise<void> => {
  const { personId, position, subUnit, subUnitId } = contestant
  await sql`
    update contestant set position = ${position}, sub_unit = ${subUnit}, sub_unit_id = ${subUnitId}
    where contest_id = ${contestId} and person_id = ${personId}`.execute(executor)
}

/** Takes a contestant of whom nothing is held yet off the roster; says whether it did. */
export const deleteContestant = async (
  executor: Executor,
  contestId: number,
  personId: number,
): Promise<boolean> => {
  const { rows } = await sql`
    delete from contestant c
    where c.contest_id = ${contestId} and c.person_id = ${personId}
      and not exists (select from attempt a join part on part.id = a.part_id
        where part.contest_id = c.contest_id and a.person_id = c.person_id)
      and not exists (select from disqualification d
        where d.contest_id = c.contest_id and d.person_id = c.person_id)
      and not exists (select from allowance a
        where a.contest_id = c.contest_id and a.person_id = c.person_id)
    returning c.person_id`.execute(executor)
  return rows.length > 0
}
