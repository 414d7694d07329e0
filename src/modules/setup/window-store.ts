import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { KeptWindow } from '#src/modules/contest/definition.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import type { WindowFooting } from './rules/window-move.ts'

type Executor = Kysely<Tables>

/** A part in a round. */
export type WindowPlace = { readonly partId: number; readonly roundId: number }

/** What was done of a part in a round, seen against a new end. */
export const readWindowFooting = async (
  executor: Executor,
  { partId, roundId }: WindowPlace,
  newEnd: Date,
): Promise<WindowFooting> => {
  const { rows } = await sql<WindowFooting>`
    select count(*)::int as attempts, min(started_at) as "firstStart",
      max(least(submitted_at, deadline_at)) as "lastEnd",
      count(*) filter (where least(submitted_at, deadline_at) > ${newEnd})::int as cut,
      (select count(*)::int from publication where part_id = ${partId} and kind <> 'freeze')
        as publications
    from attempt where part_id = ${partId} and round_id = ${roundId}`.execute(executor)
  const [footing] = rows
  if (footing === undefined) throw new Error('attempts were not counted')
  return footing
}

/** Attempts of each part in each round of a contest: how many there are, and how many are open. */
export const countAttemptsByWindow = async (
  executor: Executor,
  contestId: number,
  now: Date,
): Promise<readonly (WindowPlace & { readonly attempts: number; readonly open: number })[]> => {
  const { rows } = await sql<WindowPlace & { attempts: number; open: number }>`
    select part_id as "partId", round_id as "roundId", count(*)::int as attempts,
      count(*) filter (where submitted_at is null and deadline_at > ${now})::int as open
    from attempt where part_id in (select id from part where contest_id = ${contestId})
    group by part_id, round_id`.execute(executor)
  return rows
}

/** The new end of a part's round, and the limit of its attempts. */
export type NewEnd = WindowPlace & { readonly endsAt: Date; readonly timeLimitMs: number }

// As in deadlineWithMore of the attempt's rules: what was granted to a person holds with the new end
// too, and no deadline comes sooner than it was.
const open = ({ partId, roundId, endsAt, timeLimitMs }: NewEnd, now: Date): RawBuilder<unknown> =>
  sql`
    select a.id, a.deadline_at as before, greatest(a.deadline_at,
      least(a.started_at + (${timeLimitMs} + coalesce(granted.more, 0)) * interval '1 millisecond',
        greatest(${endsAt}::timestamptz, granted.until)) + a.credit_ms * interval '1 millisecond')
      as later
    from attempt a, lateral (
      select sum(extra_time_ms) as more, max(open_until) as until from allowance
      where part_id = a.part_id and person_id = a.person_id and withdrawn_at is null
        and (round_id is null or round_id = a.round_id)) granted
    where a.part_id = ${partId} and a.round_id = ${roundId} and a.submitted_at is null
      and a.deadline_at > ${now}`

/** How many attempts are open, how many would gain by the new end, and when the last must end. */
export type OpenAttempts = {
  readonly open: number
  readonly gaining: number
  readonly lastDeadline: Date | null
  /** the same with what they gain */
  readonly lastDeadlineGained: Date | null
}

/** Tells of the open attempts what a new end would give them. */
export const readOpenAttempts = async (
  executor: Executor,
  end: NewEnd,
  now: Date,
): Promise<OpenAttempts> => {
  const { rows } = await sql<OpenAttempts>`
    select count(*)::int as open, count(*) filter (where later > before)::int as gaining,
      max(before) as "lastDeadline", max(later) as "lastDeadlineGained"
    from (${open(end, now)}) o`.execute(executor)
  const [attempts] = rows
  if (attempts === undefined) throw new Error('open attempts were not counted')
  return attempts
}

/** Gives the open attempts what they gain by the new end; gives how many gained. */
export const prolongOpenAttempts = async (
  executor: Executor,
  end: NewEnd,
  now: Date,
): Promise<number> => {
  const { rows } = await sql`
    update attempt set deadline_at = o.later, revision = revision + 1
    from (${open(end, now)}) o
    where attempt.id = o.id and o.later > attempt.deadline_at and attempt.submitted_at is null
    returning attempt.id`.execute(executor)
  return rows.length
}

/** A notice as it is published. */
export type NewNotice = {
  readonly contestId: number
  readonly partId: number | null
  readonly number: string | null
  /** YYYY-MM-DD */
  readonly issuedOn: string
  readonly title: string
  readonly text: string
  readonly change: {
    readonly round: string
    readonly from: KeptWindow
    readonly to: KeptWindow
  } | null
  readonly publishedBy: number
  readonly publishedAt: Date
}

/** Publishes a notice; gives its id. */
export const insertNotice = async (executor: Executor, notice: NewNotice): Promise<number> => {
  const change = notice.change === null ? null : JSON.stringify(notice.change)
  const { rows } = await sql<{ id: number }>`
    insert into notice (contest_id, part_id, number, issued_on, title, reason, change,
      published_by, published_at)
    values (${notice.contestId}, ${notice.partId}, ${notice.number}, ${notice.issuedOn}::date,
      ${notice.title}, ${notice.text}, ${change}::jsonb, ${notice.publishedBy},
      ${notice.publishedAt})
    returning id`.execute(executor)
  const [row] = rows
  if (row === undefined) throw new Error('the notice was not written')
  return row.id
}
