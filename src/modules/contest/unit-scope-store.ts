import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'

/** A unit of a contest with those it stands below, itself first, the competing one last. */
export type UnitLine = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly line: readonly number[]
}

/** The unit of this code in a contest, whatever its depth; undefined where there is none. */
export const readUnitLine = async (
  executor: Kysely<Tables>,
  contestId: number,
  code: string,
): Promise<UnitLine | undefined> => {
  const { rows } = await sql<UnitLine>`
    with recursive above as (
      select cu.unit_id, cu.parent_unit_id, 0 as height
      from contest_unit cu join unit on unit.id = cu.unit_id
      where cu.contest_id = ${contestId} and unit.code = ${code}
      union all
      select cu.unit_id, cu.parent_unit_id, height + 1
      from above join contest_unit cu
        on cu.contest_id = ${contestId} and cu.unit_id = above.parent_unit_id
      where height < 50)
    select unit.id, unit.code, cu.name, (select json_agg(unit_id order by height) from above) as line
    from unit join contest_unit cu on cu.contest_id = ${contestId} and cu.unit_id = unit.id
    where unit.code = ${code}`.execute(executor)
  return rows[0]
}
