import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { Undoing } from './decision-store.ts'
import type { Outage, Times } from './rules/credit.ts'

type Executor = Kysely<Tables>

/** Keeps every other outage and publication of the part waiting until the transaction ends. */
export const lockPart = async (executor: Executor, partId: number): Promise<void> => {
  await sql`select id from part where id = ${partId} for no key update`.execute(executor)
}

/** An outage of the part that holds and has time in common with this one. */
export const readOverlapping = async (
  executor: Executor,
  partId: number,
  { from, to }: Outage,
): Promise<Outage | null> => {
  const { rows } = await sql<Outage>`
    select starts_at as "from", ends_at as "to" from outage
    where part_id = ${partId} and revoked_at is null and starts_at < ${to} and ends_at > ${from}
    order by id limit 1`.execute(executor)
  return rows[0] ?? null
}

export type Touched = {
  readonly id: string
  readonly personId: number
  readonly roundId: number
  readonly kind: 'official' | 'trial'
  readonly disqualified: boolean
  readonly startedAt: Date
  readonly deadlineAt: Date
  readonly submittedAt: Date | null
  readonly endedBy: 'contestant' | 'deadline' | null
  readonly creditMs: number
}

const columns = sql`a.id, a.person_id as "personId", a.round_id as "roundId", a.kind,
  a.disqualified, a.started_at as "startedAt", a.deadline_at as "deadlineAt",
  a.submitted_at as "submittedAt", a.ended_by as "endedBy", a.credit_ms as "creditMs"`

/** Attempts of a part that were under way in an outage; locked where they are to change. */
export const readTouched = async (
  executor: Executor,
  partId: number,
  { from, to }: Outage,
  isLocking: boolean,
): Promise<readonly Touched[]> => {
  // The two sides of "or" each have an index.
  const { rows } = await sql<Touched>`
    select ${columns} from attempt a
    where a.part_id = ${partId} and a.started_at < ${to}
      and (a.submitted_at > ${from} or (a.submitted_at is null and a.deadline_at > ${from}))
    order by a.id ${isLocking ? sql`for update` : sql``}`.execute(executor)
  return rows
}

/** Writes an outage. */
export const insertOutage = async (
  executor: Executor,
  row: Outage & {
    readonly contestId: number
    readonly partId: number
    readonly reason: string
    readonly creditedBy: number
    readonly creditedAt: Date
  },
): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into outage (contest_id, part_id, starts_at, ends_at, reason, credited_by, credited_at)
    values (${row.contestId}, ${row.partId}, ${row.from}, ${row.to}, ${row.reason},
      ${row.creditedBy}, ${row.creditedAt})
    returning id`.execute(executor)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('an outage was not written')
  return id
}

/** Notes what an outage gave to each attempt. */
export const insertCredits = async (
  executor: Executor,
  outageId: number,
  credits: readonly { readonly id: string; readonly lostMs: number }[],
): Promise<void> => {
  await sql`
    insert into outage_credit (outage_id, attempt_id, credit_ms)
    select ${outageId}, id, credit_ms
    from unnest(${credits.map(({ id }) => id)}::uuid[],
      ${credits.map(({ lostMs }) => lostMs)}::int[]) as v (id, credit_ms)`.execute(executor)
}

/** Attempts that an outage gave time to, and how much; locked until the commit. */
export const lockCredited = async (
  executor: Executor,
  outageId: number,
): Promise<readonly (Touched & { readonly givenMs: number })[]> => {
  const { rows } = await sql<Touched & { givenMs: number }>`
    select ${columns}, v.credit_ms as "givenMs"
    from outage_credit v join attempt a on a.id = v.attempt_id
    where v.outage_id = ${outageId}
    order by a.id for update of a`.execute(executor)
  return rows
}

/** Writes what attempts have been given back, their deadlines and durations. */
export const writeTimes = async (
  executor: Executor,
  attempts: readonly ({ readonly id: string } & Times)[],
): Promise<void> => {
  await sql`
    update attempt a set credit_ms = v.credit_ms, deadline_at = v.deadline_at,
      duration_ms = v.duration_ms, revision = a.revision + 1
    from unnest(${attempts.map(({ id }) => id)}::uuid[],
      ${attempts.map(({ creditMs }) => creditMs)}::int[],
      ${attempts.map(({ deadlineAt }) => deadlineAt.toISOString())}::timestamptz[],
      ${attempts.map(({ durationMs }) => durationMs)}::int[])
      as v (id, credit_ms, deadline_at, duration_ms)
    where a.id = v.id`.execute(executor)
}

/** Lets people make up for an attempt that an outage cut off: one more attempt in its round. */
export const insertMakeUps = async (
  executor: Executor,
  outageId: number,
  makeUps: readonly {
    readonly personId: number
    readonly roundId: number
    /** null: the round is still open */
    readonly openUntil: Date | null
  }[],
): Promise<void> => {
  await sql`
    insert into allowance (contest_id, person_id, part_id, round_id, extra_attempts, open_until,
      reason, outage_id, granted_by, granted_at)
    select o.contest_id, v.person_id, o.part_id, v.round_id, 1, v.open_until, o.reason, o.id,
      o.credited_by, o.credited_at
    from outage o, unnest(${makeUps.map(({ personId }) => personId)}::bigint[],
      ${makeUps.map(({ roundId }) => roundId)}::bigint[],
      ${makeUps.map(({ openUntil }) => openUntil?.toISOString() ?? null)}::timestamptz[])
      as v (person_id, round_id, open_until)
    join contestant c on c.person_id = v.person_id
    where o.id = ${outageId} and c.contest_id = o.contest_id
    order by v.person_id`.execute(executor)
}

export type OutageRow = Outage & {
  readonly id: number
  readonly partId: number
  readonly reason: string
  readonly by: string
  readonly at: Date
  readonly attempts: number
  readonly cutOff: number
  readonly revokeReason: string | null
  readonly revokedBy: string | null
  readonly revokedAt: Date | null
}

/** The outages of a contest that were credited, the latest first. */
export const readOutages = async (
  executor: Executor,
  contestId: number,
): Promise<readonly OutageRow[]> => {
  const { rows } = await sql<OutageRow>`
    select o.id, o.part_id as "partId", o.starts_at as "from", o.ends_at as "to", o.reason,
      p.name as by, o.credited_at as at,
      (select count(*)::int from outage_credit where outage_id = o.id) as attempts,
      (select count(*)::int from allowance where outage_id = o.id) as "cutOff",
      o.revoke_reason as "revokeReason", r.name as "revokedBy", o.revoked_at as "revokedAt"
    from outage o join person p on p.id = o.credited_by
      left join person r on r.id = o.revoked_by
    where o.contest_id = ${contestId} order by o.id desc`.execute(executor)
  return rows
}

export type OutageToRevoke = Outage & { readonly partId: number; readonly creditedAt: Date }

/** An outage of the contest that holds. */
export const readStandingOutage = async (
  executor: Executor,
  contestId: number,
  id: number,
): Promise<OutageToRevoke | null> => {
  const { rows } = await sql<OutageToRevoke>`
    select part_id as "partId", starts_at as "from", ends_at as "to", credited_at as "creditedAt"
    from outage
    where id = ${id} and contest_id = ${contestId} and revoked_at is null`.execute(executor)
  return rows[0] ?? null
}

/** Marks an outage as revoked, with the attempts that it gave; says whether it held until now. */
export const revokeOutage = async (
  executor: Executor,
  id: number,
  { by, at, reason }: Undoing,
): Promise<boolean> => {
  const { rows } = await sql`
    update outage set revoked_by = ${by}, revoked_at = ${at}, revoke_reason = ${reason}
    where id = ${id} and revoked_at is null returning id`.execute(executor)
  await sql`
    update allowance set withdrawn_by = ${by}, withdrawn_at = ${at}, withdraw_reason = ${reason}
    where outage_id = ${id} and withdrawn_at is null`.execute(executor)
  return rows.length > 0
}
