import { sql } from 'kysely'
import type { Database } from '#src/platform/db/database.ts'
import type { Turnout } from './schema.ts'

type Executor = Pick<Database['query'], 'getExecutor'>

/**
 * Registered, those who took part and their attempts for every unit, in the order of units.csv,
 * without who is disqualified.
 */
export const readTurnoutByUnit = async (
  db: Executor,
  contestId: number,
): Promise<Turnout['byUnit']> =>
  (
    await sql<Turnout['byUnit'][number]>`
      select u.name as unit, u.unit_group as "unitGroup",
        coalesce(c.registered, 0)::int as registered,
        coalesce(c.contestants, 0)::int as contestants, coalesce(c.attempts, 0)::int as attempts
      from contest_unit u
        left join (
          select c.unit_id, count(*) as registered, count(took.person_id) as contestants,
            sum(took.attempts) as attempts
          from contestant c left join (
            select person_id, sum(attempts) as attempts from took_part
            where contest_id = ${contestId} group by person_id
          ) took on took.person_id = c.person_id
          where c.contest_id = ${contestId} and not c.disqualified group by c.unit_id
        ) c on c.unit_id = u.unit_id
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
