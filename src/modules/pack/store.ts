import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { Footing, PartFooting, RoundFooting, UnitFooting } from './rules/guard.ts'

type Executor = Kysely<Tables>

const readRounds = async (
  executor: Executor,
  contestId: number,
): Promise<readonly RoundFooting[]> => {
  const { rows } = await sql<RoundFooting>`
    select part.code as part, round.code, count(*)::int as attempts, min(started_at) as "firstStart",
      max(started_at) as "lastStart", max(least(submitted_at, deadline_at)) as "lastEnd"
    from attempt join round on round.id = round_id join part on part.id = part_id
    where round.contest_id = ${contestId}
    group by part.position, part.code, round.position, round.code
    order by part.position, round.position`.execute(executor)
  return rows
}

const readParts = async (
  executor: Executor,
  contestId: number,
): Promise<readonly PartFooting[]> => {
  const { rows } = await sql<PartFooting>`
    select part.code,
      (select count(*)::int from attempt where part_id = part.id) as attempts,
      (select count(*)::int from attempt
        where part_id = part.id and kind = 'official') as official,
      (select count(*)::int from attempt
        where part_id = part.id and submitted_at is null) as open,
      (select count(*)::int from publication where part_id = part.id) as publications
    from part where contest_id = ${contestId}`.execute(executor)
  return rows
}

const readUnits = async (
  executor: Executor,
  contestId: number,
): Promise<readonly UnitFooting[]> => {
  const { rows } = await sql<UnitFooting>`
    with recursive branch as (
      select unit_id, unit_id as root from contest_unit
      where contest_id = ${contestId} and parent_unit_id is null
      union all
      select cu.unit_id, branch.root from contest_unit cu
        join branch on cu.parent_unit_id = branch.unit_id
      where cu.contest_id = ${contestId})
    select unit.code,
      (select count(*)::int from contestant c
        where c.contest_id = ${contestId} and c.unit_id = unit.id) as contestants,
      (select count(*)::int from quota q join branch on branch.unit_id = q.parent_unit_id
        where q.contest_id = ${contestId} and branch.root = unit.id) as quotas,
      (select count(*)::int from registration r join branch using (unit_id)
        where r.contest_id = ${contestId} and branch.root = unit.id) as registrations
    from contest_unit cu join unit on unit.id = cu.unit_id
    where cu.contest_id = ${contestId} and cu.parent_unit_id is null`.execute(executor)
  return rows
}

const readSubUnits = async (
  executor: Executor,
  contestId: number,
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ code: string; above: string }>`
    select unit.code, above.name as above
    from contest_unit cu join unit on unit.id = cu.unit_id
      join contest_unit above
        on above.contest_id = cu.contest_id and above.unit_id = cu.parent_unit_id
    where cu.contest_id = ${contestId}`.execute(executor)
  return new Map(rows.map(({ code, above }) => [code, above]))
}

/** What stands on a contest already: attempts by round and part, and what depends on each unit. */
export const readFooting = async (executor: Executor, contestId: number): Promise<Footing> => ({
  rounds: await readRounds(executor, contestId),
  parts: await readParts(executor, contestId),
  units: await readUnits(executor, contestId),
  subUnits: await readSubUnits(executor, contestId),
})
