import { type Kysely, sql } from 'kysely'
import type { Allowed } from '#src/modules/attempt/rules/allowing.ts'
import type { Tables } from '#src/platform/db/tables.ts'

type Executor = Kysely<Tables>

/** Writes a contestant's unit, and that of their standings. */
export const writeUnit = async (
  executor: Executor,
  of: { readonly contestId: number; readonly personId: number },
  to: {
    readonly unitId: number
    readonly subUnitId: number | null
    readonly subUnit: string | null
  },
): Promise<void> => {
  await sql`
    update contestant set unit_id = ${to.unitId}, sub_unit_id = ${to.subUnitId},
      sub_unit = ${to.subUnit}
    where contest_id = ${of.contestId} and person_id = ${of.personId}`.execute(executor)
  await sql`
    update standing set unit_id = ${to.unitId}
    where contest_id = ${of.contestId} and person_id = ${of.personId}`.execute(executor)
}

/** Writes a disqualification; null where the same one stands. */
export const insertDisqualification = async (
  executor: Executor,
  row: {
    readonly contestId: number
    readonly personId: number
    readonly attemptId: string | null
    readonly reason: string
    readonly evidence: string | null
    readonly decidedBy: number
    readonly decidedAt: Date
  },
): Promise<number | null> => {
  const { rows } = await sql<{ id: number }>`
    insert into disqualification (contest_id, person_id, attempt_id, reason, evidence, decided_by,
      decided_at)
    values (${row.contestId}, ${row.personId}, ${row.attemptId}::uuid, ${row.reason},
      ${row.evidence}, ${row.decidedBy}, ${row.decidedAt})
    on conflict do nothing returning id`.execute(executor)
  return rows[0]?.id ?? null
}

/** That something decided no longer holds: by whom, when and why. */
export type Undoing = { readonly by: number; readonly at: Date; readonly reason: string }

/** Lifts a disqualification that stands; undefined where there is none, else the attempt or null. */
export const liftDisqualification = async (
  executor: Executor,
  of: { readonly contestId: number; readonly personId: number; readonly id: number },
  { by, at, reason }: Undoing,
): Promise<string | null | undefined> => {
  const { rows } = await sql<{ attempt_id: string | null }>`
    update disqualification set lifted_by = ${by}, lifted_at = ${at}, lift_reason = ${reason}
    where id = ${of.id} and contest_id = ${of.contestId} and person_id = ${of.personId}
      and lifted_at is null
    returning attempt_id`.execute(executor)
  return rows[0] === undefined ? undefined : rows[0].attempt_id
}

/** Marks a contestant and their attempts by the disqualifications that stand. */
export const markDisqualified = async (
  executor: Executor,
  contestId: number,
  personId: number,
): Promise<void> => {
  await sql`
    update contestant set disqualified = exists (
      select from disqualification d
      where d.contest_id = ${contestId} and d.person_id = ${personId} and d.attempt_id is null
        and d.lifted_at is null)
    where contest_id = ${contestId} and person_id = ${personId}`.execute(executor)
  await sql`
    update attempt a set disqualified = marked.standing
    from (
      select one.id, exists (
        select from disqualification d
        where d.contest_id = ${contestId} and d.person_id = ${personId} and d.lifted_at is null
          and (d.attempt_id is null or d.attempt_id = one.id)) as standing
      from attempt one
      where one.person_id = ${personId}
        and one.part_id = any(select id from part where contest_id = ${contestId})
    ) as marked
    where a.id = marked.id and a.disqualified <> marked.standing`.execute(executor)
}

export type AllowanceToGrant = {
  readonly contestId: number
  readonly personId: number
  readonly partId: number
  readonly roundId: number | null
  readonly extraAttempts: number
  readonly extraTimeMs: number
  readonly openUntil: Date | null
  readonly reason: string
  readonly grantedBy: number
  readonly grantedAt: Date
}

/** Writes an allowance. */
export const insertAllowance = async (
  executor: Executor,
  row: AllowanceToGrant,
): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into allowance (contest_id, person_id, part_id, round_id, extra_attempts,
      extra_time_ms, open_until, reason, granted_by, granted_at)
    values (${row.contestId}, ${row.personId}, ${row.partId}, ${row.roundId},
      ${row.extraAttempts}, ${row.extraTimeMs}, ${row.openUntil}, ${row.reason},
      ${row.grantedBy}, ${row.grantedAt})
    returning id`.execute(executor)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('an allowance was not written')
  return id
}

/** Takes an allowance back that stands; says whether there was one. */
export const withdrawAllowance = async (
  executor: Executor,
  of: { readonly contestId: number; readonly personId: number; readonly id: number },
  { by, at, reason }: Undoing,
): Promise<boolean> => {
  const { rows } = await sql`
    update allowance set withdrawn_by = ${by}, withdrawn_at = ${at}, withdraw_reason = ${reason}
    where id = ${of.id} and contest_id = ${of.contestId} and person_id = ${of.personId}
      and withdrawn_at is null
    returning id`.execute(executor)
  return rows.length > 0
}

/** What a person has been granted in a round. */
export const readAllowed = async (
  executor: Executor,
  of: { readonly partId: number; readonly personId: number; readonly roundId: number },
): Promise<Allowed> => {
  const { rows } = await sql<Allowed>`
    select coalesce(sum(extra_attempts), 0)::int as "extraAttempts",
      coalesce(sum(extra_time_ms), 0)::int as "extraTimeMs", max(open_until) as "openUntil"
    from allowance
    where part_id = ${of.partId} and person_id = ${of.personId} and withdrawn_at is null
      and (round_id is null or round_id = ${of.roundId})`.execute(executor)
  return rows[0] ?? { extraAttempts: 0, extraTimeMs: 0, openUntil: null }
}

export type OpenAttempt = {
  readonly id: string
  readonly roundId: number
  readonly startedAt: Date
  readonly deadlineAt: Date
  readonly creditMs: number
  readonly graceMs: number
  readonly savedAt: Date | null
}

/** The attempt that a person has open in a part, locked until the commit. */
export const lockOpenAttempt = async (
  executor: Executor,
  partId: number,
  personId: number,
): Promise<OpenAttempt | null> => {
  const { rows } = await sql<OpenAttempt>`
    select id, round_id as "roundId", started_at as "startedAt", deadline_at as "deadlineAt",
      credit_ms as "creditMs", grace_ms as "graceMs", saved_at as "savedAt"
    from attempt
    where part_id = ${partId} and person_id = ${personId} and submitted_at is null
    for update`.execute(executor)
  return rows[0] ?? null
}

/** Moves the deadline of an open attempt. */
export const writeDeadline = async (
  executor: Executor,
  attemptId: string,
  deadlineAt: Date,
): Promise<void> => {
  await sql`
    update attempt set deadline_at = ${deadlineAt}, revision = revision + 1
    where id = ${attemptId}::uuid and submitted_at is null`.execute(executor)
}
