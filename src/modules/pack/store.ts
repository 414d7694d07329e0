import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { Footing, PartFooting, RoundFooting } from './rules/guard.ts'

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
): Promise<readonly { readonly code: string; readonly contestants: number }[]> => {
  const { rows } = await sql<{ code: string; contestants: number }>`
    select unit.code, count(*)::int as contestants
    from contestant join unit on unit.id = unit_id
    where contest_id = ${contestId} group by unit.code`.execute(executor)
  return rows
}

/** What stands on a contest already: attempts by round and part, contestants by unit. */
export const readFooting = async (executor: Executor, contestId: number): Promise<Footing> => ({
  rounds: await readRounds(executor, contestId),
  parts: await readParts(executor, contestId),
  units: await readUnits(executor, contestId),
})
