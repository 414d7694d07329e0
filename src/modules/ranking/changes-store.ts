import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#src/platform/db/database.ts'

type Executor = Pick<Database['query'], 'getExecutor'>

/** A contestant whose line differs between a publication and the standings of now. */
export type ChangedStanding = {
  readonly personId: number
  readonly name: string
  readonly unit: string
  /** null: not in the publication */
  readonly rankBefore: number | null
  readonly correctBefore: number | null
  readonly durationBefore: number | null
  /** null: not among the standings of now */
  readonly rankAfter: number | null
  readonly correctAfter: number | null
  readonly durationAfter: number | null
  /** whether the name or the unit differs */
  readonly renamed: boolean
}

/** The rank by which changes are in order, and the person who tells equals apart. */
export type ChangeKey = { readonly rank: number; readonly personId: number }

/** What is compared: a publication, and the part whose standings have moved on since. */
export type Compared = { readonly publicationId: number; readonly partId: number }

const changed = ({ publicationId, partId }: Compared): RawBuilder<unknown> => sql`
  before as (
    select person_id, name, unit, correct, duration_ms,
      rank() over (order by key1, key2, key3)::int as rank
    from published_standing where publication_id = ${publicationId}),
  after as (
    select s.person_id, p.name, u.name as unit, s.correct, s.duration_ms,
      rank() over (order by s.key1, s.key2, s.key3)::int as rank
    from standing s join person p on p.id = s.person_id
      join contest_unit u on u.contest_id = s.contest_id and u.unit_id = s.unit_id
    where s.part_id = ${partId}),
  changed as (
    select coalesce(a.person_id, b.person_id) as "personId", coalesce(a.name, b.name) as name,
      coalesce(a.unit, b.unit) as unit, b.rank as "rankBefore", b.correct as "correctBefore",
      b.duration_ms as "durationBefore", a.rank as "rankAfter", a.correct as "correctAfter",
      a.duration_ms as "durationAfter",
      coalesce((a.name, a.unit) <> (b.name, b.unit), false) as renamed,
      least(coalesce(a.rank, b.rank), coalesce(b.rank, a.rank)) as place
    from before b full join after a using (person_id)
    where (a.rank, a.correct, a.duration_ms, a.name, a.unit)
      is distinct from (b.rank, b.correct, b.duration_ms, b.name, b.unit))`

/** How many lines there are before and after, and what became of those that differ. */
export type ChangeCounts = {
  readonly before: number
  readonly after: number
  readonly joined: number
  readonly left: number
  readonly up: number
  readonly down: number
  readonly sameRank: number
}

/** Counts what differs between a publication and the standings of now. */
export const countChanges = async (db: Executor, compared: Compared): Promise<ChangeCounts> => {
  const { rows } = await sql<ChangeCounts>`
    with ${changed(compared)}
    select (select count(*)::int from before) as before, (select count(*)::int from after) as after,
      count(*) filter (where "rankBefore" is null)::int as joined,
      count(*) filter (where "rankAfter" is null)::int as left,
      count(*) filter (where "rankAfter" < "rankBefore")::int as up,
      count(*) filter (where "rankAfter" > "rankBefore")::int as down,
      count(*) filter (where "rankAfter" = "rankBefore")::int as "sameRank"
    from changed`.execute(db)
  const [counts] = rows
  if (counts === undefined) throw new Error('changes were not counted')
  return counts
}

/** Up to `limit` differing lines by their better rank, after the one given or from the first. */
export const readChanges = async (
  db: Executor,
  compared: Compared,
  after: ChangeKey | null,
  limit: number,
): Promise<readonly (ChangedStanding & { readonly place: number })[]> => {
  const { rank, personId } = after ?? { rank: 0, personId: 0 }
  const { rows } = await sql<ChangedStanding & { readonly place: number }>`
    with ${changed(compared)}
    select * from changed where (place, "personId") > (${rank}, ${personId})
    order by place, "personId" limit ${limit}`.execute(db)
  return rows
}
