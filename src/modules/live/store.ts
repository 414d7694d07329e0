import { type Kysely, sql } from 'kysely'
import type { Quota } from '#src/modules/quota/rules/requirement.ts'
import type { Tables } from '#src/platform/db/tables.ts'

type Executor = Kysely<Tables>

/** A quiz whose attempts are counted, with the length of one bar of its times. */
export type CountedPart = { readonly id: number; readonly stepMs: number }

const idsOf = (parts: readonly CountedPart[]): number[] => parts.map(({ id }) => id)

// Days begin at midnight in Viet Nam; binning is arithmetic, where a time zone asked for each row
// would cost more than the rest of the statement.
const day = sql`'1 day', submitted_at, '2000-01-01T00:00:00+07:00'::timestamptz`

// What the index attempt_ended holds, word for word: else it is not used.
const counted = sql`kind = 'official' and submitted_at is not null and not disqualified`

/** Official attempts that ended, by part, right answers and bar of time. */
export const countMarks = async (executor: Executor, parts: readonly CountedPart[]) => {
  const { rows } = await sql<{
    readonly partId: number
    readonly correct: number
    readonly bar: number
    readonly finished: number
  }>`
    select a.part_id as "partId", a.correct, a.duration_ms / p.step_ms as bar, count(*) as finished
    from unnest(${idsOf(parts)}::bigint[], ${parts.map(({ stepMs }) => stepMs)}::int[])
        as p (id, step_ms)
      join attempt a on a.part_id = p.id
    where ${counted} group by 1, 2, 3`.execute(executor)
  return rows
}

/** Official attempts that ended, by day of their end. */
export const countDays = async (executor: Executor, parts: readonly CountedPart[]) => {
  const { rows } = await sql<{ readonly from: Date; readonly finished: number }>`
    select date_bin(${day}) as "from", count(*) as finished
    from attempt where part_id = any(${idsOf(parts)}::bigint[]) and ${counted}
    group by 1`.execute(executor)
  return rows
}

/** Who ended an attempt that counts: by unit and by the day on which they first did. */
export const countNewcomers = async (
  executor: Executor,
  contestId: number,
  parts: readonly CountedPart[],
) => {
  const { rows } = await sql<{
    readonly unitId: number
    readonly from: Date
    readonly people: number
    readonly finished: number
  }>`
    select c.unit_id as "unitId", one.first as "from", count(*) as people,
      sum(one.finished)::int as finished
    from (
      select person_id, date_bin('1 day', min(submitted_at),
          '2000-01-01T00:00:00+07:00'::timestamptz) as first, count(*) as finished
      from attempt where part_id = any(${idsOf(parts)}::bigint[]) and ${counted}
      group by person_id
    ) one join contestant c on c.contest_id = ${contestId} and c.person_id = one.person_id
    group by 1, 2`.execute(executor)
  return rows
}

/**
 * Contestants who are not disqualified, those of them who began in one of these rounds, and those
 * who took part, by unit.
 */
export const countPeople = async (
  executor: Executor,
  contestId: number,
  parts: readonly CountedPart[],
  roundIds: readonly number[],
) => {
  const { rows } = await sql<{
    readonly unitId: number
    readonly roster: number
    readonly begun: number
    readonly tookPart: number
  }>`
    select c.unit_id as "unitId", count(*) as roster, count(one.person_id) as begun,
      count(took.person_id) as "tookPart"
    from contestant c
      left join (
        select distinct person_id from attempt
        where part_id = any(${idsOf(parts)}::bigint[]) and round_id = any(${roundIds}::bigint[])
      ) one on one.person_id = c.person_id
      left join (
        select distinct person_id from took_part where contest_id = ${contestId}
      ) took on took.person_id = c.person_id
    where c.contest_id = ${contestId} and not c.disqualified group by 1`.execute(executor)
  return rows
}

/** Attempts that are open, by unit and kind. */
export const countOpen = async (
  executor: Executor,
  contestId: number,
  parts: readonly CountedPart[],
) => {
  const { rows } = await sql<{
    readonly unitId: number
    readonly kind: 'official' | 'trial'
    readonly open: number
  }>`
    select c.unit_id as "unitId", a.kind, count(*) as open
    from attempt a
      join contestant c on c.contest_id = ${contestId} and c.person_id = a.person_id
    where a.submitted_at is null and a.part_id = any(${idsOf(parts)}::bigint[])
    group by 1, 2`.execute(executor)
  return rows
}

/** A half-open span of time. */
export type Span = { readonly from: Date; readonly to: Date }

/** Official attempts that ended in the span, by hour of the day in Viet Nam. */
export const countHours = async (
  executor: Executor,
  parts: readonly CountedPart[],
  { from, to }: Span,
) => {
  const { rows } = await sql<{ readonly hour: number; readonly finished: number }>`
    select extract(hour from submitted_at at time zone 'Asia/Ho_Chi_Minh')::int as hour,
      count(*) as finished
    from attempt
    where part_id = any(${idsOf(parts)}::bigint[]) and ${counted}
      and submitted_at >= ${from} and submitted_at < ${to}
    group by 1`.execute(executor)
  return rows
}

/** Refusals in the span by code: in all (hour null) and by hour of the day in Viet Nam. */
export const countRefusals = async (executor: Executor, contestId: number, { from, to }: Span) => {
  const { rows } = await sql<{
    readonly code: string
    readonly hour: number | null
    readonly times: number
    readonly people: number
  }>`
    select code, hour, count(*) as times, count(distinct person_id) as people
    from (
      select code, person_id, extract(hour from at at time zone 'Asia/Ho_Chi_Minh')::int as hour
      from trace
      where contest_id = ${contestId} and kind = 'refuse' and at >= ${from} and at < ${to}
    ) met
    group by grouping sets ((code), (code, hour))`.execute(executor)
  return rows
}

/** What the organisers ask of the units that compete. */
export const readUnitQuotas = async (
  executor: Executor,
  contestId: number,
): Promise<readonly Quota[]> => {
  const { rows } = await sql<Quota>`
    select unit_group as "unitGroup", least, staff_over as "staffOver", percent,
      list_due_at as "listDueAt", take_part_due_at as "takePartDueAt"
    from quota where contest_id = ${contestId} and parent_unit_id is null`.execute(executor)
  return rows
}
