import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#src/platform/db/database.ts'
import type { StandingSource } from './store.ts'

type Executor = Pick<Database['query'], 'getExecutor'>

/** A line of a list of results as organisers have it. */
export type ResultLine = {
  readonly rank: number
  readonly joint: boolean
  readonly name: string
  readonly unit: string
  /** null where there is none, and in publications, which do not tell it */
  readonly subUnit: string | null
  readonly correct: number
  readonly total: number
  readonly durationMs: number
  readonly achievedAt: Date
  readonly attempts: number
}

const places = sql`
  rank() over (order by s.key1, s.key2, s.key3)::int as rank,
  count(*) over (partition by s.key1, s.key2, s.key3) > 1 as joint`

const figures = sql`s.correct, s.total, s.duration_ms as "durationMs",
  s.achieved_at as "achievedAt", s.attempts`

const ofUnits = (unitIds: readonly number[] | null): RawBuilder<unknown> =>
  unitIds === null ? sql`` : sql`and s.unit_id = any(${unitIds}::bigint[])`

const standing = (partId: number, units: RawBuilder<unknown>): RawBuilder<ResultLine> => sql`
  select ${places}, p.name, u.name as unit, coalesce(sub.name, c.sub_unit) as "subUnit", ${figures}
  from standing s
    join person p on p.id = s.person_id
    join contest_unit u on u.contest_id = s.contest_id and u.unit_id = s.unit_id
    join contestant c on c.contest_id = s.contest_id and c.person_id = s.person_id
    left join contest_unit sub
      on sub.contest_id = c.contest_id and sub.unit_id = c.sub_unit_id
  where s.part_id = ${partId} ${units} order by s.key1, s.key2, s.key3, s.person_id`

const published = (
  publicationId: number,
  units: RawBuilder<unknown>,
): RawBuilder<ResultLine> => sql`
  select ${places}, s.name, s.unit, null as "subUnit", ${figures}
  from published_standing s
  where s.publication_id = ${publicationId} ${units} order by s.key1, s.key2, s.key3, s.person_id`

/** All results, or those of some units, in order, with the names of the roster, or of the publication. */
export const readResults = async (
  db: Executor,
  source: StandingSource,
  unitIds: readonly number[] | null = null,
): Promise<readonly ResultLine[]> => {
  const lines =
    'partId' in source
      ? standing(source.partId, ofUnits(unitIds))
      : published(source.publicationId, ofUnits(unitIds))
  return (await lines.execute(db)).rows
}
