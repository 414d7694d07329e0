import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { SubUnitRow } from './rules/sub-unit-tree.ts'

type Executor = Kysely<Tables>

const below = (contestId: number, unitId: number) => sql`
  with recursive below as (
    select unit_id from contest_unit
    where contest_id = ${contestId} and parent_unit_id = ${unitId}
    union all
    select cu.unit_id from contest_unit cu join below on cu.parent_unit_id = below.unit_id
    where cu.contest_id = ${contestId})`

/** All sub-units of a unit in the contest, of any depth, in no order. */
export const readSubUnits = async (
  executor: Executor,
  contestId: number,
  unitId: number,
): Promise<readonly SubUnitRow[]> => {
  const { rows } = await sql<SubUnitRow>`
    ${below(contestId, unitId)}
    select unit.id, unit.code, cu.name, cu.parent_unit_id as "parentId",
      cu.unit_group as "unitGroup", cu.staff_count as "staffCount",
      cu.staff_counted_on::text as "staffCountedOn", cu.position
    from below join contest_unit cu on cu.contest_id = ${contestId} and cu.unit_id = below.unit_id
      join unit on unit.id = cu.unit_id`.execute(executor)
  return rows
}

/** Lets nobody else add to the units of the contest until the transaction ends. */
export const lockUnitsOf = async (executor: Executor, contestId: number): Promise<void> => {
  await sql`
    select id from contest where id = ${contestId} for no key update`.execute(executor)
}

/** Adds units below another of the contest, after those that are there; ones there stay as is. */
export const insertSubUnits = async (
  executor: Executor,
  contestId: number,
  parentId: number,
  units: readonly { readonly id: number; readonly name: string; readonly unitGroup: string }[],
): Promise<void> => {
  await sql`
    insert into contest_unit (contest_id, unit_id, parent_unit_id, position, name, unit_group,
      staff_count, staff_counted_on)
    select ${contestId}, unit.id, ${parentId}, place + last.position, v.name, v."unitGroup",
      unit.staff_count, unit.staff_counted_on
    from (select coalesce(max(position), 0) as position from contest_unit
        where contest_id = ${contestId} and parent_unit_id = ${parentId}) last,
      rows from (jsonb_to_recordset(${JSON.stringify(units)}::jsonb)
        as (id bigint, name text, "unitGroup" text))
        with ordinality as v (id, name, "unitGroup", place)
      join unit on unit.id = v.id
    on conflict (contest_id, unit_id) do nothing`.execute(executor)
}

/** A sub-unit with what a coordinator needs to know of it. */
export type SubUnitFigures = SubUnitRow & {
  /** on the roster, in it itself */
  readonly people: number
  readonly coordinators: number
  readonly contactName: string | null
  readonly contactPhone: string | null
  readonly contactEmail: string | null
}

/** All sub-units of a unit in the contest with their people and contacts, in no order. */
export const readSubUnitFigures = async (
  executor: Executor,
  contestId: number,
  unitId: number,
): Promise<readonly SubUnitFigures[]> => {
  const { rows } = await sql<SubUnitFigures>`
    ${below(contestId, unitId)},
    people as (
      select sub_unit_id, count(*)::int as count from contestant
      where contest_id = ${contestId} and sub_unit_id is not null group by sub_unit_id),
    grants as (
      select unit_id, count(*)::int as count from role_grant
      where contest_id = ${contestId} and unit_id is not null group by unit_id)
    select unit.id, unit.code, cu.name, cu.parent_unit_id as "parentId",
      cu.unit_group as "unitGroup", cu.staff_count as "staffCount",
      cu.staff_counted_on::text as "staffCountedOn", cu.position,
      coalesce(people.count, 0) as people, coalesce(grants.count, 0) as coordinators,
      contact_name as "contactName", contact_phone as "contactPhone",
      contact_email as "contactEmail"
    from below join contest_unit cu on cu.contest_id = ${contestId} and cu.unit_id = below.unit_id
      join unit on unit.id = cu.unit_id
      left join people on people.sub_unit_id = unit.id
      left join grants on grants.unit_id = unit.id`.execute(executor)
  return rows
}

/** What keeps a sub-unit, or one below it, from going. */
export type SubUnitUse = {
  readonly people: number
  readonly coordinators: number
  readonly quotas: number
  readonly registrations: number
}

/** What stands on a sub-unit of the contest and on all below it. */
export const readUse = async (
  executor: Executor,
  contestId: number,
  unitIds: readonly number[],
): Promise<SubUnitUse> => {
  const { rows } = await sql<SubUnitUse>`
    select
      (select count(*)::int from contestant
        where contest_id = ${contestId} and sub_unit_id = any(${unitIds}::bigint[])) as people,
      (select count(*)::int from role_grant
        where contest_id = ${contestId} and unit_id = any(${unitIds}::bigint[])) as coordinators,
      (select count(*)::int from quota
        where contest_id = ${contestId} and parent_unit_id = any(${unitIds}::bigint[])) as quotas,
      (select count(*)::int from registration
        where contest_id = ${contestId} and unit_id = any(${unitIds}::bigint[])) as registrations
  `.execute(executor)
  const [use] = rows
  if (use === undefined) throw new Error('the use of sub-units was not counted')
  return use
}

/** Writes what a contest says of one of its sub-units. */
export const updateSubUnit = async (
  executor: Executor,
  contestId: number,
  unit: Pick<SubUnitRow, 'id' | 'name' | 'unitGroup' | 'staffCount' | 'staffCountedOn'>,
): Promise<void> => {
  await sql`
    update contest_unit set name = ${unit.name}, unit_group = ${unit.unitGroup},
      staff_count = ${unit.staffCount}, staff_counted_on = ${unit.staffCountedOn}
    where contest_id = ${contestId} and unit_id = ${unit.id}`.execute(executor)
}

/** Takes units off the contest. */
export const deleteSubUnits = async (
  executor: Executor,
  contestId: number,
  unitIds: readonly number[],
): Promise<void> => {
  await sql`
    delete from contest_unit
    where contest_id = ${contestId} and unit_id = any(${unitIds}::bigint[])`.execute(executor)
}

/** The staff of a unit as the contest holds it. */
export const readStaffCount = async (
  executor: Executor,
  contestId: number,
  unitId: number,
): Promise<number | null> => {
  const { rows } = await sql<{ staffCount: number | null }>`
    select staff_count as "staffCount" from contest_unit
    where contest_id = ${contestId} and unit_id = ${unitId}`.execute(executor)
  return rows[0]?.staffCount ?? null
}
