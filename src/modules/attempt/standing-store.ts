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

// An ended official attempt `a` of contestant `c` that nobody decided not to count.
const counting = sql`a.kind = 'official' and a.submitted_at is not null and not a.disqualified
  and not coalesce(c.disqualified, false)`

/**
 * Replaces the standings of a part by those that its ended official attempts make, without what was
 * disqualified: of everybody, or of these people alone, who must be held so that they start nothing
 * meanwhile. Attempts that end meanwhile wait for the commit, and then weigh against what stands.
 */
export const replaceStandings = async (
  executor: Kysely<Tables>,
  partId: number,
  keys: readonly RankingKey[],
  personIds: readonly number[] | null = null,
): Promise<void> => {
  const of = (person: string) =>
    personIds === null ? sql`true` : sql`${sql.ref(person)} = any(${[...personIds]}::bigint[])`
  // Only those whose standings change are held up where it is about a few.
  await (
    personIds === null
      ? sql`lock table standing in share row exclusive mode`
      : sql`
          select from standing where part_id = ${partId} and ${of('person_id')}
          order by person_id for update`
  ).execute(executor)
  await sql`
    insert into standing (part_id, person_id, contest_id, unit_id, attempt_id, correct, total,
      duration_ms, achieved_at, key1, key2, key3, attempts)
    select best.part_id, best.person_id, best.contest_id, coalesce(s.unit_id, best.unit_id),
      best.id, best.correct, best.total, best.duration_ms, best.submitted_at, best.key1, best.key2,
      best.key3, best.attempts
    from (
      select distinct on (person_id) *, count(*) over (partition by person_id) as attempts
      from (
        select a.id, a.part_id, a.person_id, a.correct, a.total, a.duration_ms, a.submitted_at,
          part.contest_id, c.unit_id, ${keyColumn(keys[0])} as key1,
          ${keyColumn(keys[1])} as key2, ${keyColumn(keys[2])} as key3
        from attempt a join part on part.id = a.part_id
        left join contestant c
          on c.contest_id = part.contest_id and c.person_id = a.person_id
        where a.part_id = ${partId} and ${of('a.person_id')} and ${counting}
      ) as keyed
      order by person_id, key1, key2, key3, submitted_at, id
    ) as best
    left join standing s on s.part_id = best.part_id and s.person_id = best.person_id
    where coalesce(s.unit_id, best.unit_id) is not null
    on conflict (part_id, person_id) do update set attempt_id = excluded.attempt_id,
      correct = excluded.correct, total = excluded.total, duration_ms = excluded.duration_ms,
      achieved_at = excluded.achieved_at, key1 = excluded.key1, key2 = excluded.key2,
      key3 = excluded.key3, attempts = excluded.attempts`.execute(executor)
  // As a difference of sets: asked for each standing by itself, it took hours where PostgreSQL did
  // not know yet how much there was, as after a restore.
  await sql`
    delete from standing s using (
      select person_id from standing where part_id = ${partId} and ${of('person_id')}
      except
      select a.person_id from attempt a join part on part.id = a.part_id
      left join contestant c on c.contest_id = part.contest_id and c.person_id = a.person_id
      where a.part_id = ${partId} and ${of('a.person_id')} and ${counting}
    ) as gone
    where s.part_id = ${partId} and s.person_id = gone.person_id`.execute(executor)
}
