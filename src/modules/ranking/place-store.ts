import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#src/platform/db/database.ts'
import type { StandingKey } from './rules/cursor.ts'
import type { Mark } from './rules/marks.ts'
import { type StandingScope, within } from './store.ts'

type Executor = Pick<Database['query'], 'getExecutor'>

const order = sql`s.key1, s.key2, s.key3, s.person_id`

const tuple = ({ key1, key2, key3, personId }: StandingKey): RawBuilder<unknown> =>
  sql`(${key1}::bigint, ${key2}::bigint, ${key3}::bigint, ${personId}::bigint)`

/**
 * Every `step`th standing in order, from the one that has `first` before it, all as of one instant.
 * Goes from one to the next by the index alone, and reads no standing itself.
 */
export const readMarks = async (
  db: Executor,
  scope: StandingScope,
  { first, step }: { readonly first: number; readonly step: number },
): Promise<Mark[]> => {
  const keys = sql`s.key1, s.key2, s.key3, s.person_id as "personId"`
  const { rows } = await sql<Mark>`
    with recursive mark as (
      (select ${keys}, ${first}::bigint as before from ${within(scope)}
        order by ${order} offset ${first} limit 1)
      union all
      select next.* from mark cross join lateral (
        select ${keys}, mark.before + ${step}::bigint as before from ${within(scope)}
          and (${order}) > (mark.key1, mark.key2, mark.key3, mark."personId")
        order by ${order} offset ${step - 1} limit 1) as next
    )
    select * from mark order by before`.execute(db)
  return rows
}

/** How many standings there are from `from` on (null: from the first) and before `until` (null: to the last). */
const counted = (
  scope: StandingScope,
  from: StandingKey | null,
  until: StandingKey | null,
): RawBuilder<unknown> => sql`
  (select count(*) from ${within(scope)}
    ${from === null ? sql`` : sql`and (${order}) >= ${tuple(from)}`}
    ${until === null ? sql`` : sql`and (${order}) < ${tuple(until)}`})`

/** How many standings there are from a mark to the last; null: all. */
export const countFrom = async (
  db: Executor,
  scope: StandingScope,
  mark: Mark | null,
): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select ${counted(scope, mark, null)} as count`.execute(db)
  return rows[0]?.count ?? 0
}

/** A place to count to, and the mark before it to count from; null: from the first standing. */
export type Stretch = { readonly from: Mark | null; readonly until: StandingKey }

/**
 * How many standings lie on each of two stretches, and whether another one has the keys of the
 * standing that is looked for, all as of one instant.
 */
export const countStretches = async (
  db: Executor,
  scope: StandingScope,
  of: StandingKey,
  { better, ahead }: { readonly better: Stretch; readonly ahead: Stretch },
): Promise<{ better: number; ahead: number; equals: number }> => {
  const { rows } = await sql<{ better: number; ahead: number; equals: number }>`
    select ${counted(scope, better.from, better.until)} as better,
      ${counted(scope, ahead.from, ahead.until)} as ahead,
      (select count(*) from (
        select from ${within(scope)}
          and (s.key1, s.key2, s.key3) = (${of.key1}, ${of.key2}, ${of.key3}) limit 2) as s) as equals
    `.execute(db)
  return rows[0] ?? { better: 0, ahead: 0, equals: 0 }
}
