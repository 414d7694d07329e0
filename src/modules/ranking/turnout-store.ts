import { sql } from 'kysely'
import type { Database } from '#src/platform/db/database.ts'
import type { Turnout } from './schema.ts'

type Executor = Pick<Database['query'], 'getExecutor'>

/** Registered, taking part and attempts for every unit, in the order of units.csv. */
export const readTurnoutByUnit = async (
  db: Executor,
  contestId: number,
): Promise<Turnout['byUnit']> =>
  (
    await sql<Turnout['byUnit'][number]>`
      select u.name as unit, u.unit_group as "unitGroup",
        coalesce(c.registered, 0)::int as registered,
        coalesce(s.contestants, 0)::int as contestants, coalesce(s.attempts, 0)::int as attempts
      from contest_unit u
        left join (
          select unit_id, count(*) as registered from contestant
          where contest_id = ${contestId} group by unit_id
        ) c on c.unit_id = u.unit_id
        left join (
          select unit_id, count(distinct person_id) as contestants, sum(attempts) as attempts
          from standing where part_id in (select id from part where contest_id = ${contestId})
          group by unit_id
        ) s on s.unit_id = u.unit_id
      where u.contest_id = ${contestId} and u.parent_unit_id is null order by u.position`.execute(
      db,
    )
  ).rows

/** Official attempts that ended, by day of Vietnam's time, days without any left out. */
export const readTurnoutByDay = async (
  db: Executor,
  contestId: number,
): Promise<Turnout['byDay']> =>
  (
    await sql<Turnout['byDay'][number]>`
      select to_char(submitted_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day,
        count(*)::int as attempts, count(distinct person_id)::int as contestants
      from attempt
      where part_id in (select id from part where contest_id = ${contestId})
        and kind = 'official' and submitted_at is not null and not disqualified
      group by day order by day`.execute(db)
  ).rows
