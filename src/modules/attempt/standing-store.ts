import { type Kysely, sql } from 'kysely'
import type { RankingKey } from '#src/modules/contest/contest.ts'
import type { Tables } from '#src/platform/db/tables.ts'

// The same numbers as standingKeys gives, from the columns of an ended attempt.
const keyColumns = {
  correct: sql`-a.correct`,
  duration: sql`a.duration_ms`,
  achieved: sql`(extract(epoch from a.submitted_at) * 1000)::bigint`,
} as const satisfies Record<RankingKey, unknown>

const keyColumn = (key: RankingKey | undefined) => (key === undefined ? sql`0` : keyColumns[key])

/** Replaces the standings of a part by those that its ended official attempts make. */
export const replaceStandings = async (
  executor: Kysely<Tables>,
  partId: number,
  keys: readonly RankingKey[],
): Promise<void> => {
  // Attempts that end meanwhile wait for the commit, and then weigh against what stands.
  await sql`lock table standing in share row exclusive mode`.execute(executor)
  await sql`
    insert into standing (part_id, person_id, contest_id, unit_id, attempt_id, correct, total,
      duration_ms, achieved_at, key1, key2, key3, attempts)
    select best.part_id, best.person_id, best.contest_id, coalesce(s.unit_id, c.unit_id), best.id,
      best.correct, best.total, best.duration_ms, best.submitted_at, best.key1, best.key2,
      best.key3, best.attempts
    from (
      select distinct on (person_id) *, count(*) over (partition by person_id) as attempts
      from (
        select a.*, part.contest_id, ${keyColumn(keys[0])} as key1, ${keyColumn(keys[1])} as key2,
          ${keyColumn(keys[2])} as key3
        from attempt a join part on part.id = a.part_id
        where a.part_id = ${partId} and a.kind = 'official' and a.submitted_at is not null
      ) as keyed
      order by person_id, key1, key2, key3, submitted_at, id
    ) as best
    left join standing s on s.part_id = best.part_id and s.person_id = best.person_id
    left join contestant c on c.contest_id = best.contest_id and c.person_id = best.person_id
    where coalesce(s.unit_id, c.unit_id) is not null
    on conflict (part_id, person_id) do update set attempt_id = excluded.attempt_id,
      correct = excluded.correct, total = excluded.total, duration_ms = excluded.duration_ms,
      achieved_at = excluded.achieved_at, key1 = excluded.key1, key2 = excluded.key2,
      key3 = excluded.key3, attempts = excluded.attempts`.execute(executor)
  await sql`
    delete from standing
    where part_id = ${partId} and not exists (
      select from attempt a
      where a.part_id = standing.part_id and a.person_id = standing.person_id
        and a.kind = 'official' and a.submitted_at is not null)`.execute(executor)
}
