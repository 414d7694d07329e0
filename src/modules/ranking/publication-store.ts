import { sql } from 'kysely'
import type { RankingKey } from '#src/modules/contest/contest.ts'
import type { Database } from '#src/platform/db/database.ts'
import type { StandingSource } from './store.ts'
import type { UnitFigures } from './rules/unit-order.ts'

type Executor = Pick<Database['query'], 'getExecutor'>

/** An act of publication, or the freeze that the edition's rule asked for. */
export type Publication = {
  readonly id: number
  readonly kind: 'freeze' | 'publish' | 'correct'
  readonly reason: string | null
  readonly publishedBy: string | null
  readonly asOf: Date
  readonly publishedAt: Date
}

/** All publications of a part, newest first. */
export const readPublications = async (db: Executor, partId: number): Promise<Publication[]> =>
  (
    await sql<Publication>`
      select b.id, b.kind, b.reason, p.name as "publishedBy", b.as_of as "asOf",
        b.published_at as "publishedAt"
      from publication b left join person p on p.id = b.published_by
      where b.part_id = ${partId} order by b.id desc`.execute(db)
  ).rows

/**
 * Holds back every other publication of the part until this transaction ends, so that two
 * organisers pressing at once make one publication and one clear refusal.
 */
export const lockPart = async (db: Executor, partId: number): Promise<void> => {
  await sql`select id from part where id = ${partId} for no key update`.execute(db)
}

/** Open official attempts of a part whose time is up by `instant`. */
export const countOpenAttempts = async (
  db: Executor,
  partId: number,
  instant: Date,
): Promise<number> => {
  const { rows } = await sql<{ open: number }>`
    select count(*) as open from attempt
    where part_id = ${partId} and kind = 'official' and submitted_at is null
      and deadline_at <= ${instant}`.execute(db)
  return rows[0]?.open ?? 0
}

/** Records the act; null when its kind exists already and may be only once. */
export const insertPublication = async (
  db: Executor,
  act: {
    readonly partId: number
    readonly kind: Publication['kind']
    readonly reason: string | null
    readonly publishedBy: number | null
    readonly asOf: Date
    readonly publishedAt: Date
  },
): Promise<number | null> => {
  const { rows } = await sql<{ id: number }>`
    insert into publication (part_id, kind, reason, published_by, as_of, published_at)
    values (${act.partId}, ${act.kind}, ${act.reason}, ${act.publishedBy}, ${act.asOf}, ${act.publishedAt})
    on conflict do nothing returning id`.execute(db)
  return rows[0]?.id ?? null
}

/** Drops the snapshot of a freeze at any other instant: the edition's rule has changed since. */
export const deleteOtherFreezes = async (
  db: Executor,
  partId: number,
  freezeAt: Date,
): Promise<void> => {
  await sql`
    delete from publication
    where part_id = ${partId} and kind = 'freeze' and as_of <> ${freezeAt}`.execute(db)
}

/** How many people each of these publications names, in their order. */
export const countPublished = async (
  db: Executor,
  publicationIds: readonly number[],
): Promise<readonly number[]> => {
  const { rows } = await sql<{ people: number }>`
    select (select count(*)::int from published_standing where publication_id = v.id) as people
    from unnest(${publicationIds}::bigint[]) with ordinality as v (id, position)
    order by position`.execute(db)
  return rows.map(({ people }) => people)
}

/** Copies the standings as they are now into the publication. */
export const snapshotStandings = async (
  db: Executor,
  publicationId: number,
  partId: number,
): Promise<void> => {
  await sql`
    insert into published_standing (publication_id, person_id, name, unit_id, unit, correct, total,
      duration_ms, achieved_at, attempts, key1, key2, key3)
    select ${publicationId}, s.person_id, p.name, s.unit_id, u.name, s.correct, s.total,
      s.duration_ms, s.achieved_at, s.attempts, s.key1, s.key2, s.key3
    from standing s join person p on p.id = s.person_id
      join contest_unit u on u.contest_id = s.contest_id and u.unit_id = s.unit_id
    where s.part_id = ${partId}`.execute(db)
}

const keyColumn: Record<RankingKey, string> = {
  correct: '-a.correct',
  duration: 'a.duration_ms',
  achieved: '(extract(epoch from a.submitted_at) * 1000)::bigint',
}

/**
 * Computes from the attempts the standings as they were at `asOf`, into the publication; what was
 * disqualified until now is left out.
 */
export const snapshotStandingsAsOf = async (
  db: Executor,
  publicationId: number,
  part: { readonly id: number; readonly contestId: number; readonly keys: readonly RankingKey[] },
  asOf: Date,
): Promise<void> => {
  const [key1, key2, key3] = [0, 1, 2].map((index) => {
    const key = part.keys[index]
    return sql.raw(key === undefined ? '0' : keyColumn[key])
  })
  await sql`
    insert into published_standing (publication_id, person_id, name, unit_id, unit, correct, total,
      duration_ms, achieved_at, attempts, key1, key2, key3)
    select ${publicationId}, b.person_id, p.name, c.unit_id, u.name, b.correct, b.total,
      b.duration_ms, b.submitted_at, b.attempts, b.key1, b.key2, b.key3
    from (
      select distinct on (a.person_id) a.person_id, a.correct, a.total, a.duration_ms,
        a.submitted_at, count(*) over (partition by a.person_id) as attempts,
        ${key1} as key1, ${key2} as key2, ${key3} as key3
      from attempt a
      where a.part_id = ${part.id} and a.kind = 'official' and a.submitted_at <= ${asOf}
        and not a.disqualified
      order by a.person_id, key1, key2, key3, a.submitted_at, a.id
    ) b
    join person p on p.id = b.person_id
    join contestant c on c.contest_id = ${part.contestId} and c.person_id = b.person_id
      and not c.disqualified
    join contest_unit u on u.contest_id = c.contest_id and u.unit_id = c.unit_id`.execute(db)
}

/** Sums the publication's standings by unit, units without any among them. */
export const snapshotUnits = async (
  db: Executor,
  publicationId: number,
  contestId: number,
): Promise<void> => {
  await sql`
    insert into published_unit (publication_id, unit_id, unit, unit_group, staff_count,
      contestants, attempts, mean_correct)
    select ${publicationId}, u.unit_id, u.name, u.unit_group, u.staff_count,
      count(s.person_id), coalesce(sum(s.attempts), 0), avg(s.correct)::float8
    from contest_unit u
      left join published_standing s
        on s.publication_id = ${publicationId} and s.unit_id = u.unit_id
    where u.contest_id = ${contestId} and u.parent_unit_id is null
    group by u.unit_id, u.name, u.unit_group, u.staff_count`.execute(db)
}

/** The units with their figures, as they are now or as a publication holds them. */
export const readUnitFigures = (
  db: Executor,
  contestId: number,
  source: StandingSource,
): Promise<UnitFigures[]> =>
  'partId' in source
    ? readUnits(db, contestId, source.partId)
    : readPublishedUnits(db, source.publicationId)

const readPublishedUnits = async (db: Executor, publicationId: number): Promise<UnitFigures[]> =>
  (
    await sql<UnitFigures>`
      select unit, unit_group as "unitGroup", staff_count as "staffCount", contestants, attempts,
        mean_correct as "meanCorrect"
      from published_unit where publication_id = ${publicationId}`.execute(db)
  ).rows

const readUnits = async (db: Executor, contestId: number, partId: number): Promise<UnitFigures[]> =>
  (
    await sql<UnitFigures>`
      select u.name as unit, u.unit_group as "unitGroup", u.staff_count as "staffCount",
        coalesce(s.contestants, 0)::int as contestants, coalesce(s.attempts, 0)::int as attempts,
        s.mean as "meanCorrect"
      from contest_unit u left join (
        select unit_id, count(*) as contestants, sum(attempts) as attempts,
          avg(correct)::float8 as mean
        from standing where part_id = ${partId} group by unit_id
      ) s on s.unit_id = u.unit_id
      where u.contest_id = ${contestId} and u.parent_unit_id is null`.execute(db)
  ).rows
