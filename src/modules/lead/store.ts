import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { LeadKind } from './schema.ts'

type Executor = Kysely<Tables>

// What the index attempt_ended holds, word for word.
const counted = sql`a.kind = 'official' and a.submitted_at is not null and not a.disqualified`

/** How many attempts a part has, and the middle one's time. */
export const readPace = async (executor: Executor, partId: number) => {
  const { rows } = await sql<{ readonly attempts: number; readonly medianMs: number | null }>`
    select count(*) as attempts,
      percentile_cont(0.5) within group (order by a.duration_ms) as "medianMs"
    from attempt a where a.part_id = ${partId} and ${counted}`.execute(executor)
  return rows[0] ?? { attempts: 0, medianMs: null }
}

/** Attempts below a time with at least so many right, the fastest first. */
export const readFast = async (
  executor: Executor,
  asked: {
    readonly partId: number
    readonly belowMs: number
    readonly leastRight: number
    readonly limit: number
  },
) => {
  const { rows } = await sql<{
    readonly attemptId: string
    readonly personId: number
    readonly correct: number
    readonly durationMs: number
    readonly submittedAt: Date
  }>`
    select a.id as "attemptId", a.person_id as "personId", a.correct, a.duration_ms as "durationMs",
      a.submitted_at as "submittedAt"
    from attempt a
    where a.part_id = ${asked.partId} and ${counted} and a.duration_ms < ${asked.belowMs}
      and a.correct >= ${asked.leastRight}
    order by a.duration_ms, a.id limit ${asked.limit}`.execute(executor)
  return rows
}

/** A start, a save or a submission on a device. */
export type TraceRow = {
  readonly at: Date
  readonly personId: number
  readonly attemptId: string
  readonly kind: 'start' | 'save' | 'submit' | 'resume' | 'show'
  readonly device: string | null
  readonly address: string | null
}

/** The latest traces of a contest that belong to attempts, in the order of time; at most `limit`. */
export const readTraces = async (
  executor: Executor,
  contestId: number,
  limit: number,
): Promise<readonly TraceRow[]> => {
  const { rows } = await sql<TraceRow>`
    select at, person_id as "personId", attempt_id as "attemptId", kind, device, address
    from trace
    where contest_id = ${contestId} and attempt_id is not null and kind <> 'refuse'
    order by id desc limit ${limit}`.execute(executor)
  return rows.toReversed()
}

/** Ended official attempts of these people, in the order of their starts. */
export const readAttemptsOf = async (
  executor: Executor,
  partIds: readonly number[],
  personIds: readonly number[],
) => {
  const { rows } = await sql<{
    readonly attemptId: string
    readonly personId: number
    readonly partId: number
    readonly startedAt: Date
    readonly submittedAt: Date
    readonly correct: number
    readonly total: number
  }>`
    select a.id as "attemptId", a.person_id as "personId", a.part_id as "partId",
      a.started_at as "startedAt", a.submitted_at as "submittedAt", a.correct, a.total
    from attempt a
    where a.part_id = any(${partIds}::bigint[]) and a.person_id = any(${personIds}::bigint[])
      and ${counted}
    order by a.started_at`.execute(executor)
  return rows
}

/** Papers and sheets of the attempts that count, the latest first; at most `limit`. */
export const readSheets = async (executor: Executor, partId: number, limit: number) => {
  const { rows } = await sql<{
    readonly attemptId: string
    readonly personId: number
    readonly paper: readonly (readonly [number, readonly number[]])[]
    readonly sheet: Readonly<Record<string, readonly [readonly number[], number]>>
  }>`
    select a.id as "attemptId", a.person_id as "personId", a.paper, a.sheet
    from (
      select attempt_id from standing where part_id = ${partId}
      order by achieved_at desc limit ${limit}
    ) s join attempt a on a.id = s.attempt_id`.execute(executor)
  return rows
}

/** Usernames, names and units of contestants. */
export const readNames = async (
  executor: Executor,
  contestId: number,
  personIds: readonly number[],
) => {
  const { rows } = await sql<{
    readonly personId: number
    readonly username: string
    readonly name: string
    readonly unit: string
  }>`
    select p.id as "personId", p.username, p.name, u.name as unit
    from contestant c
      join person p on p.id = c.person_id
      join contest_unit u on u.contest_id = c.contest_id and u.unit_id = c.unit_id
    where c.contest_id = ${contestId} and c.person_id = any(${personIds}::bigint[])`.execute(
    executor,
  )
  return new Map(rows.map(({ personId, ...named }) => [personId, named]))
}

/** The notes that stand, by kind and subject. */
export const readNotes = async (executor: Executor, contestId: number) => {
  const { rows } = await sql<{
    readonly kind: LeadKind
    readonly subject: string
    readonly text: string
    readonly by: string
    readonly at: Date
  }>`
    select n.kind, n.subject, n.note as text, p.name as by, n.seen_at as at
    from lead_note n join person p on p.id = n.seen_by
    where n.contest_id = ${contestId} and n.withdrawn_at is null`.execute(executor)
  return rows
}

export type LeadName = {
  readonly contestId: number
  readonly kind: LeadKind
  readonly subject: string
}

/** Withdraws the note that stands; gives its text, or null where none does. */
export const withdrawNote = async (
  executor: Executor,
  { contestId, kind, subject }: LeadName,
  by: { readonly personId: number; readonly now: Date },
): Promise<string | null> => {
  const { rows } = await sql<{ note: string }>`
    update lead_note set withdrawn_by = ${by.personId}, withdrawn_at = ${by.now}
    where contest_id = ${contestId} and kind = ${kind} and subject = ${subject}
      and withdrawn_at is null
    returning note`.execute(executor)
  return rows[0]?.note ?? null
}

/** Writes a note; the caller has withdrawn the one before. */
export const insertNote = async (
  executor: Executor,
  { contestId, kind, subject }: LeadName,
  note: string,
  by: { readonly personId: number; readonly now: Date },
): Promise<void> => {
  await sql`
    insert into lead_note (contest_id, kind, subject, note, seen_by, seen_at)
    values (${contestId}, ${kind}, ${subject}, ${note}, ${by.personId}, ${by.now})`.execute(
    executor,
  )
}
