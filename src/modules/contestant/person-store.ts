import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'

type Executor = Kysely<Tables>

export type ContestantRow = {
  readonly personId: number
  readonly username: string
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly mustSetPassword: boolean
  readonly holdsRole: boolean
  readonly position: string | null
  /** YYYY-MM-DD */
  readonly birthDate: string | null
  readonly citizenNumber: string | null
  readonly unitId: number
  readonly unit: string
  readonly unitCode: string
  readonly subUnitId: number | null
  readonly subUnit: string | null
  readonly subUnitCode: string | null
  readonly nominated: boolean
  readonly disqualified: boolean
  readonly registeredAt: Date
}

/** A contestant of the contest by username. */
export const readContestant = async (
  executor: Executor,
  contestId: number,
  username: string,
): Promise<ContestantRow | null> => {
  const { rows } = await sql<ContestantRow>`
    select p.id as "personId", p.username, p.name, p.phone, p.email,
      p.must_set_password as "mustSetPassword",
      exists (select from role_grant g where g.person_id = p.id) as "holdsRole",
      c.position, c.birth_date::text as "birthDate", c.citizen_number as "citizenNumber",
      c.unit_id as "unitId", cu.name as unit, unit.code as "unitCode",
      c.sub_unit_id as "subUnitId", coalesce(su.name, c.sub_unit) as "subUnit",
      sub.code as "subUnitCode", c.nominated, c.disqualified, c.registered_at as "registeredAt"
    from contestant c join person p on p.id = c.person_id
      join contest_unit cu on cu.contest_id = c.contest_id and cu.unit_id = c.unit_id
      join unit on unit.id = c.unit_id
      left join contest_unit su on su.contest_id = c.contest_id and su.unit_id = c.sub_unit_id
      left join unit sub on sub.id = c.sub_unit_id
    where c.contest_id = ${contestId} and p.username = ${username}`.execute(executor)
  return rows[0] ?? null
}

export type AttemptRow = {
  readonly id: string
  readonly partId: number
  readonly roundId: number
  readonly number: number
  readonly kind: 'official' | 'trial'
  readonly startedAt: Date
  readonly deadlineAt: Date
  readonly savedAt: Date | null
  readonly submittedAt: Date | null
  readonly endedBy: 'contestant' | 'deadline' | null
  readonly correct: number | null
  readonly total: number
  readonly durationMs: number | null
  readonly creditMs: number
  readonly counts: boolean
  readonly disqualified: boolean
}

/** The latest attempts of a person in the contest, newest first, at most `limit`. */
export const readAttemptsOf = async (
  executor: Executor,
  of: { readonly contestId: number; readonly personId: number; readonly id?: string },
  limit: number,
): Promise<readonly AttemptRow[]> => {
  const { rows } = await sql<AttemptRow>`
    select a.id, a.part_id as "partId", a.round_id as "roundId", a.number, a.kind,
      a.started_at as "startedAt", a.deadline_at as "deadlineAt", a.saved_at as "savedAt",
      a.submitted_at as "submittedAt", a.ended_by as "endedBy", a.correct, a.total,
      a.duration_ms as "durationMs", a.credit_ms as "creditMs",
      s.attempt_id is not null as counts, a.disqualified
    from attempt a left join standing s
      on s.part_id = a.part_id and s.person_id = a.person_id and s.attempt_id = a.id
    where a.part_id = any(select id from part where contest_id = ${of.contestId})
      and a.person_id = ${of.personId}
      and ${of.id === undefined ? sql`true` : sql`a.id = ${of.id}::uuid`}
    order by a.started_at desc, a.id desc limit ${limit}`.execute(executor)
  return rows
}

type Undone = {
  readonly reason: string
  readonly by: string
  readonly at: Date
}

export type DisqualificationRow = {
  readonly id: number
  readonly attemptId: string | null
  readonly reason: string
  readonly evidence: string | null
  readonly by: string
  readonly at: Date
  readonly lifted: Undone | null
}

const undone = (row: {
  readonly undoneReason: string | null
  readonly undoneBy: string | null
  readonly undoneAt: Date | null
}): Undone | null => {
  const { undoneReason: reason, undoneBy: by, undoneAt: at } = row
  return reason === null || by === null || at === null ? null : { reason, by, at }
}

type UndoneColumns = Parameters<typeof undone>[0]

/** The disqualifications of a contestant, the latest first. */
export const readDisqualifications = async (
  executor: Executor,
  contestId: number,
  personId: number,
): Promise<readonly DisqualificationRow[]> => {
  const { rows } = await sql<Omit<DisqualificationRow, 'lifted'> & UndoneColumns>`
    select d.id, d.attempt_id as "attemptId", d.reason, d.evidence, p.name as by,
      d.decided_at as at, d.lift_reason as "undoneReason", l.name as "undoneBy",
      d.lifted_at as "undoneAt"
    from disqualification d join person p on p.id = d.decided_by
      left join person l on l.id = d.lifted_by
    where d.contest_id = ${contestId} and d.person_id = ${personId}
    order by d.id desc`.execute(executor)
  return rows.map((row) => ({ ...row, lifted: undone(row) }))
}

export type AllowanceRow = {
  readonly id: number
  readonly partId: number
  readonly roundId: number | null
  readonly extraAttempts: number
  readonly extraTimeMs: number
  readonly openUntil: Date | null
  readonly outageId: number | null
  readonly reason: string
  readonly by: string
  readonly at: Date
  readonly withdrawn: Undone | null
}

/** The allowances of a contestant, the latest first. */
export const readAllowances = async (
  executor: Executor,
  contestId: number,
  personId: number,
): Promise<readonly AllowanceRow[]> => {
  const { rows } = await sql<Omit<AllowanceRow, 'withdrawn'> & UndoneColumns>`
    select a.id, a.part_id as "partId", a.round_id as "roundId",
      a.extra_attempts as "extraAttempts", a.extra_time_ms as "extraTimeMs",
      a.open_until as "openUntil", a.outage_id as "outageId", a.reason, p.name as by,
      a.granted_at as at, a.withdraw_reason as "undoneReason", w.name as "undoneBy",
      a.withdrawn_at as "undoneAt"
    from allowance a join person p on p.id = a.granted_by
      left join person w on w.id = a.withdrawn_by
    where a.contest_id = ${contestId} and a.person_id = ${personId}
    order by a.id desc`.execute(executor)
  return rows.map((row) => ({ ...row, withdrawn: undone(row) }))
}

/** Ids of those parts of a contest whose results were published, and when last. */
export const readPublishedParts = async (
  executor: Executor,
  contestId: number,
): Promise<ReadonlyMap<number, Date>> => {
  const { rows } = await sql<{ partId: number; at: Date }>`
    select part_id as "partId", max(published_at) as at from publication
    where kind <> 'freeze' and part_id = any(select id from part where contest_id = ${contestId})
    group by part_id`.execute(executor)
  return new Map(rows.map(({ partId, at }) => [partId, at]))
}

export type ActRow = {
  readonly at: Date
  readonly by: string
  readonly kind: string
  readonly reason: string | null
  readonly changes: { readonly field: string; readonly from?: unknown; readonly to?: unknown }[]
}

/** The latest acts on the trail about a contestant, newest first, at most `limit`. */
export const readActsAbout = async (
  executor: Executor,
  contestId: number,
  subjectId: string,
  limit: number,
): Promise<readonly ActRow[]> => {
  const { rows } = await sql<ActRow>`
    select at, actor_name as by, kind, reason, changes from act
    where contest_id = ${contestId} and subject_id = ${subjectId}
      and kind ~ '^(contestant|attempt|disqualification|allowance|password|roster)\\.'
    order by id desc limit ${limit}`.execute(executor)
  return rows
}

/** What was refused to a contestant before an attempt began, the latest first, at most `limit`. */
export const readStartRefusals = async (
  executor: Executor,
  contestId: number,
  personId: number,
  limit: number,
): Promise<readonly { at: Date; code: string | null; address: string | null }[]> => {
  const { rows } = await sql<{ at: Date; code: string | null; address: string | null }>`
    select at, code, address from trace
    where contest_id = ${contestId} and person_id = ${personId} and attempt_id is null
      and kind = 'refuse'
    order by id desc limit ${limit}`.execute(executor)
  return rows
}

export type TraceRow = {
  readonly id: number
  readonly at: Date
  readonly kind: string
  readonly sequence: number | null
  readonly code: string | null
  /** the number of the device among those of the attempt, in the order in which they came */
  readonly device: number | null
  readonly address: string | null
  readonly agent: string | null
}

/** What the browsers of an attempt did, in order, after the given line; at most `limit`. */
export const readTrace = async (
  executor: Executor,
  attemptId: string,
  after: number,
  limit: number,
): Promise<readonly TraceRow[]> => {
  const { rows } = await sql<TraceRow>`
    with known as (
      select device, row_number() over (order by min(id))::int as number
      from trace where attempt_id = ${attemptId}::uuid and device is not null group by device)
    select t.id, t.at, t.kind, t.sequence, t.code, known.number as device, t.address, t.agent
    from trace t left join known on known.device = t.device
    where t.attempt_id = ${attemptId}::uuid and t.id > ${after}
    order by t.id limit ${limit}`.execute(executor)
  return rows
}
