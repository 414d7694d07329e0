import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#src/platform/db/database.ts'
import type { StandingKey } from './rules/cursor.ts'

/** Anything that runs a statement: the database, or an open transaction. */
type Executor = Pick<Database['query'], 'getExecutor'>

/** A standing with what its row tells the public. */
export type NamedStanding = {
  readonly personId: number
  readonly name: string
  readonly unit: string
  readonly correct: number
  readonly total: number
  readonly durationMs: number
  readonly achievedAt: Date
  readonly key1: number
  readonly key2: number
  readonly key3: number
}

/** Where standings are read: as they are now, or as a publication holds them. */
export type StandingSource =
  { readonly partId: number; readonly publicationId: null } | { readonly publicationId: number }

/** A source narrowed to some units; null takes all. */
export type StandingScope = {
  readonly source: StandingSource
  readonly unitIds: readonly number[] | null
}

const live = (source: StandingSource): source is { partId: number; publicationId: null } =>
  source.publicationId === null

/** The standings of a scope, as `s`, with a condition that more may be added to. */
export const within = ({ source, unitIds }: StandingScope): RawBuilder<unknown> => {
  const table = live(source)
    ? sql`standing s where s.part_id = ${source.partId}`
    : sql`published_standing s where s.publication_id = ${source.publicationId}`
  return unitIds === null ? table : sql`${table} and s.unit_id = any(${unitIds}::bigint[])`
}

const named = (scope: StandingScope, filter: RawBuilder<unknown>, limit: number) =>
  sql<NamedStanding>`
    select s.person_id as "personId", s.correct, s.total, s.duration_ms as "durationMs",
      s.achieved_at as "achievedAt", s.key1, s.key2, s.key3,
      ${live(scope.source) ? sql`p.name, u.name as unit` : sql`s.name, s.unit`}
    from (
      select s.* from ${within(scope)} ${filter}
      order by s.key1, s.key2, s.key3, s.person_id limit ${limit}
    ) s ${
      live(scope.source)
        ? sql`join person p on p.id = s.person_id
              join contest_unit u on u.contest_id = s.contest_id and u.unit_id = s.unit_id`
        : sql``
    }
    order by s.key1, s.key2, s.key3, s.person_id`

/** Up to `limit` standings in order, after the given one or from the first. */
export const readStandings = async (
  db: Executor,
  scope: StandingScope,
  after: StandingKey | null,
  limit: number,
): Promise<NamedStanding[]> => {
  const filter =
    after === null
      ? sql``
      : sql`and (s.key1, s.key2, s.key3, s.person_id)
            > (${after.key1}, ${after.key2}, ${after.key3}, ${after.personId})`
  return (await named(scope, filter, limit).execute(db)).rows
}

/** The standing of one person, or null. */
export const readStanding = async (
  db: Executor,
  scope: StandingScope,
  personId: number,
): Promise<NamedStanding | null> =>
  (await named(scope, sql`and s.person_id = ${personId}`, 1).execute(db)).rows[0] ?? null

/** How many standings there are. */
export const countStandings = async (db: Executor, scope: StandingScope): Promise<number> => {
  const { rows } = await sql<{
    total: number
  }>`select count(*) as total from ${within(scope)}`.execute(db)
  return rows[0]?.total ?? 0
}
