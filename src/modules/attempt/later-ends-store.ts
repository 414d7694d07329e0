import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { LaterEnd } from './rules/later-ends.ts'

/**
 * Until when single contestants may still start or answer in a contest's rounds: ends granted to one
 * person, and deadlines of open attempts that time was added to.
 */
export const readLaterEnds = async (
  executor: Kysely<Tables>,
  contestId: number,
): Promise<readonly LaterEnd[]> => {
  const { rows } = await sql<LaterEnd>`
    select part_id as "partId", round_id as "roundId", max(ends_at) as "endsAt" from (
      select part_id, round_id, open_until as ends_at from allowance
      where contest_id = ${contestId} and open_until is not null and withdrawn_at is null
      union all
      select a.part_id, a.round_id, a.deadline_at
      from attempt a join round r on r.id = a.round_id
      where a.submitted_at is null and r.contest_id = ${contestId}
        and (a.credit_ms > 0 or a.deadline_at > r.ends_at)
    ) as later
    group by part_id, round_id`.execute(executor)
  return rows
}
