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
