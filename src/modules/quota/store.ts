import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { Quota } from './rules/requirement.ts'

type Executor = Kysely<Tables>

/** Whose children: of a unit, or (null) the units that compete. */
export type Parent = { readonly contestId: number; readonly parentUnitId: number | null }

/** The quotas that a parent has set for its children. */
export const readQuotas = async (
  executor: Executor,
  { contestId, parentUnitId }: Parent,
): Promise<readonly Quota[]> => {
  const { rows } = await sql<Quota>`
    select unit_group as "unitGroup", least, staff_over as "staffOver", percent,
      list_due_at as "listDueAt", take_part_due_at as "takePartDueAt"
    from quota
    where contest_id = ${contestId} and parent_unit_id is not distinct from ${parentUnitId}
    order by id`.execute(executor)
  return rows
}

/** Puts these quotas in the place of those there are. */
export const replaceQuotas = async (
  executor: Executor,
  { contestId, parentUnitId }: Parent,
  quotas: readonly Quota[],
  by: { readonly personId: number; readonly now: Date },
): Promise<void> => {
  await sql`
    delete from quota
    where contest_id = ${contestId} and parent_unit_id is not distinct from ${parentUnitId}`.execute(
    executor,
  )
  await sql`
    insert into quota (contest_id, parent_unit_id, unit_group, least, staff_over, percent,
      list_due_at, take_part_due_at, set_by, set_at)
    select ${contestId}, ${parentUnitId}::bigint, "unitGroup", least, "staffOver", percent,
      "listDueAt", "takePartDueAt", ${by.personId}, ${by.now}
    from jsonb_to_recordset(${JSON.stringify(quotas)}::jsonb) as q ("unitGroup" text, least int,
      "staffOver" int, percent int, "listDueAt" timestamptz, "takePartDueAt" timestamptz)
  `.execute(executor)
}

/** Holds back whoever else sets the quotas of this contest until the transaction ends. */
export const lockQuotas = async (executor: Executor, contestId: number): Promise<void> => {
  await sql`select id from contest where id = ${contestId} for no key update`.execute(executor)
}
