import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { HeldUnit } from './rules/choose-units.ts'

type Executor = Kysely<Tables>

/** A unit that competes, with all that stands on it and below it. */
export type UnitFigures = HeldUnit & {
  readonly id: number
  readonly subUnits: number
  readonly coordinators: number
}

/** The units that compete, in their order, with what depends on each. */
export const readUnitFigures = async (
  executor: Executor,
  contestId: number,
): Promise<readonly UnitFigures[]> => {
  const { rows } = await sql<UnitFigures>`
    with recursive branch as (
      select unit_id, unit_id as root from contest_unit
      where contest_id = ${contestId} and parent_unit_id is null
      union all
      select cu.unit_id, branch.root from contest_unit cu
        join branch on cu.parent_unit_id = branch.unit_id
      where cu.contest_id = ${contestId}),
    sizes as (select root, count(*)::int - 1 as count from branch group by root),
    people as (
      select unit_id as root, count(*)::int as count from contestant
      where contest_id = ${contestId} group by unit_id),
    grants as (
      select root, count(*)::int as count from role_grant g join branch using (unit_id)
      where g.contest_id = ${contestId} group by root),
    quotas as (
      select root, count(*)::int as count from quota q
        join branch on branch.unit_id = q.parent_unit_id
      where q.contest_id = ${contestId} group by root),
    asked as (
      select root, count(*)::int as count from registration r join branch using (unit_id)
      where r.contest_id = ${contestId} group by root)
    select unit.id, unit.code, cu.name, cu.unit_group as "unitGroup",
      cu.staff_count as "staffCount", cu.staff_counted_on::text as "staffCountedOn",
      coalesce(sizes.count, 0) as "subUnits", coalesce(people.count, 0) as contestants,
      coalesce(grants.count, 0) as coordinators, coalesce(quotas.count, 0) as quotas,
      coalesce(asked.count, 0) as registrations
    from contest_unit cu join unit on unit.id = cu.unit_id
      left join sizes on sizes.root = cu.unit_id
      left join people on people.root = cu.unit_id
      left join grants on grants.root = cu.unit_id
      left join quotas on quotas.root = cu.unit_id
      left join asked on asked.root = cu.unit_id
    where cu.contest_id = ${contestId} and cu.parent_unit_id is null
    order by cu.position`.execute(executor)
  return rows
}

/** Codes of all sub-units of the contest. */
export const readSubUnitCodes = async (
  executor: Executor,
  contestId: number,
): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ code: string }>`
    select code from contest_unit join unit on unit.id = unit_id
    where contest_id = ${contestId} and parent_unit_id is not null`.execute(executor)
  return new Set(rows.map(({ code }) => code))
}

/** Lets nobody else change the contest until the transaction ends. */
export const holdContest = async (executor: Executor, contestId: number): Promise<void> => {
  await sql`select id from contest where id = ${contestId} for no key update`.execute(executor)
}
