import { type Kysely, sql } from 'kysely'
import type { RoleGrant } from '#src/modules/person/actor.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import type { HeldRole } from './policy.ts'
import type { ContestRole } from './schema.ts'

type Executor = Kysely<Tables>

export type HolderRow = {
  readonly id: number
  readonly personId: number
  readonly name: string
  readonly username: string
  readonly phone: string | null
  readonly email: string | null
  readonly mustSetPassword: boolean
  readonly role: ContestRole
  readonly unitId: number | null
  readonly unitCode: string | null
  readonly unitName: string | null
  readonly grantedAt: Date
}

const holderColumns = sql`g.id, g.person_id as "personId", p.name, p.username, p.phone, p.email,
  p.must_set_password as "mustSetPassword", g.role, g.unit_id as "unitId", unit.code as "unitCode",
  coalesce(cu.name, unit.name) as "unitName", g.granted_at as "grantedAt"
  from role_grant g
    join person p on p.id = g.person_id
    left join unit on unit.id = g.unit_id
    left join contest_unit cu on cu.contest_id = g.contest_id and cu.unit_id = g.unit_id`

/** Everybody who holds a role in a contest: by role, then as the contest orders its units. */
export const readHolders = async (
  executor: Executor,
  contestId: number,
): Promise<readonly HolderRow[]> => {
  const { rows } = await sql<HolderRow>`
    select ${holderColumns}
    where g.contest_id = ${contestId}
    order by array_position(array['organiser', 'secretary', 'question_writer'], g.role),
      cu.position, p.search_name, g.id`.execute(executor)
  return rows
}

/** One role held in a contest; undefined where it is held no more. */
export const readHolder = async (
  executor: Executor,
  contestId: number,
  grantId: number,
): Promise<HolderRow | undefined> => {
  const { rows } = await sql<HolderRow>`
    select ${holderColumns}
    where g.contest_id = ${contestId} and g.id = ${grantId}`.execute(executor)
  return rows[0]
}

export type UnitRow = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly unitGroup: string
  readonly parentId: number | null
  readonly parent: string | null
}

/** All units of a contest of any depth, in its order. */
export const readUnits = async (
  executor: Executor,
  contestId: number,
): Promise<readonly UnitRow[]> => {
  const { rows } = await sql<UnitRow>`
    select unit.id, unit.code, cu.name, cu.unit_group as "unitGroup",
      cu.parent_unit_id as "parentId", parent.code as parent
    from contest_unit cu join unit on unit.id = cu.unit_id
      left join unit parent on parent.id = cu.parent_unit_id
    where cu.contest_id = ${contestId}
    order by cu.position, unit.id`.execute(executor)
  return rows
}

/** All roles that people hold anywhere, each with the line of its unit, itself first. */
export const readHeldRoles = async (
  executor: Executor,
  personIds: readonly number[],
): Promise<readonly (HeldRole & { readonly personId: number })[]> => {
  const { rows } = await sql<RoleGrant & { personId: number; line: number[] }>`
    with recursive held as (
      select id, person_id, role, contest_id, unit_id from role_grant
      where person_id = any(${personIds}::bigint[])),
    line as (
      select id, contest_id, unit_id, 0 as height from held where unit_id is not null
      union all
      select line.id, line.contest_id, cu.parent_unit_id, height + 1
      from line join contest_unit cu
        on cu.contest_id = line.contest_id and cu.unit_id = line.unit_id
      where cu.parent_unit_id is not null and height < 50)
    select person_id as "personId", role, contest_id as "contestId", unit_id as "unitId",
      coalesce((select array_agg(line.unit_id order by height) from line where line.id = held.id),
        '{}') as line
    from held order by id`.execute(executor)
  return rows
}

/** Whether somebody is on a roster, of whatever contest, for a unit that is none of these. */
export const competesForOthers = async (
  executor: Executor,
  personId: number,
  unitIds: readonly number[],
): Promise<boolean> => {
  const { rows } = await sql`
    select from contestant
    where person_id = ${personId} and unit_id <> all(${unitIds}::bigint[]) limit 1`.execute(
    executor,
  )
  return rows.length > 0
}

/** Holds those who organise a contest until the transaction ends, and counts them. */
export const lockOrganisers = async (executor: Executor, contestId: number): Promise<number> => {
  const { rows } = await sql`
    select id from role_grant where contest_id = ${contestId} and role = 'organiser'
    order by id for update`.execute(executor)
  return rows.length
}

export type CandidateRow = {
  readonly name: string
  readonly username: string
  readonly unit: string | null
  readonly contestant: boolean
}

/** The reach of a coordinator over people: those of their units and of all that stands below. */
const within = (contestId: number, units: readonly number[]) => sql`
  (with recursive below as (
      select unit_id from contest_unit
      where contest_id = ${contestId} and unit_id = any(${units}::bigint[])
      union
      select cu.unit_id from below join contest_unit cu
        on cu.contest_id = ${contestId} and cu.parent_unit_id = below.unit_id)
    select unit_id from below)`

/** Whether the person is theirs: on the roster of these units, or a coordinator at them or below. */
const isOf = (contestId: number, units: readonly number[] | null) =>
  units === null
    ? sql`true`
    : sql`(exists (select from contestant c where c.contest_id = ${contestId}
          and c.person_id = p.id
          and coalesce(c.sub_unit_id, c.unit_id) in ${within(contestId, units)})
        or exists (select from role_grant g where g.contest_id = ${contestId}
          and g.person_id = p.id and g.role = 'unit_coordinator'
          and g.unit_id in ${within(contestId, units)}))`

/** People whose name or username holds the folded text: of all, or of some units alone. */
export const searchPeople = async (
  executor: Executor,
  contestId: number,
  by: { readonly text: string; readonly units: readonly number[] | null; readonly most: number },
): Promise<readonly CandidateRow[]> => {
  const { rows } = await sql<CandidateRow>`
    select p.name, p.username, coalesce(cu.name, c.sub_unit) as unit,
      c.person_id is not null as contestant
    from person p
      left join contestant c on c.contest_id = ${contestId} and c.person_id = p.id
      left join contest_unit cu on cu.contest_id = c.contest_id and cu.unit_id = c.unit_id
    where (position(${by.text} in p.search_name) > 0 or position(${by.text} in p.username) > 0)
      and ${isOf(contestId, by.units)}
    order by p.username = ${by.text} desc, p.search_name, p.id
    limit ${by.most}`.execute(executor)
  return rows
}

/** Whether a username is that of one of these units' people. */
export const isPersonOf = async (
  executor: Executor,
  contestId: number,
  username: string,
  units: readonly number[],
): Promise<boolean> => {
  const { rows } = await sql`
    select from person p
    where p.username = ${username} and ${isOf(contestId, units)}`.execute(executor)
  return rows.length > 0
}

/** The name and id of somebody by username. */
export const readPerson = async (
  executor: Executor,
  username: string,
): Promise<{ readonly personId: number; readonly name: string } | undefined> => {
  const { rows } = await sql<{ personId: number; name: string }>`
    select id as "personId", name from person where username = ${username}`.execute(executor)
  return rows[0]
}
