import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { WorkStep, WorkSubject } from './progress.ts'
import type { LongWork, WorkKind, WorkStage } from './schema.ts'

type Executor = Kysely<Tables>

/** Begins a work that waits for its turn; gives its id, or null where the same is under way. */
export const insertWork = async (
  executor: Executor,
  work: WorkSubject & {
    readonly kind: WorkKind
    readonly personId: number
    readonly runner: string
  },
  now: Date,
): Promise<number | null> => {
  const { kind, personId, contestId, unitId, subject, subjectId = null, runner } = work
  const { rows } = await sql<{ id: number }>`
    insert into long_work (kind, person_id, contest_id, unit_id, subject, subject_id, total, runner,
      beat_at, begun_at, stage_at)
    values (${kind}, ${personId}, ${contestId}, ${unitId}, ${subject}, ${subjectId}, 0, ${runner},
      ${now}, ${now}, ${now})
    on conflict (person_id, kind, coalesce(contest_id, 0), coalesce(unit_id, 0),
      coalesce(subject_id, '')) where state = 'running' do nothing
    returning id`.execute(executor)
  return rows[0]?.id ?? null
}

/** Writes how far a running work is. */
export const writeStep = async (
  executor: Executor,
  id: number,
  { stage, done, total }: WorkStep,
  now: Date,
): Promise<void> => {
  await sql`
    update long_work set done = ${done}, total = ${total}, stage = ${stage},
      stage_at = case when stage = ${stage} then stage_at else ${now} end
    where id = ${id} and state = 'running'`.execute(executor)
}

/** The reply that a work ends with; a secret body is given sealed. */
export type Reply = {
  readonly status: number
  /** as JSON; null where it is sealed */
  readonly body: string | null
  readonly sealed: {
    readonly tokenHash: Buffer
    readonly salt: Buffer
    readonly bytes: Buffer
  } | null
}

/** Ends a running work with its reply; says whether it still ran. */
export const writeReply = async (
  executor: Executor,
  id: number,
  { status, body, sealed }: Reply,
  now: Date,
): Promise<boolean> => {
  const { rows } = await sql`
    update long_work set state = ${status < 400 ? 'done' : 'refused'}, ended_at = ${now},
      done = case when ${status < 400} then total else done end, reply_status = ${status},
      reply = ${body}::jsonb
    where id = ${id} and state = 'running' returning id`.execute(executor)
  if (rows.length > 0 && sealed !== null)
    await sql`
      insert into sealed_reply (work_id, token_hash, salt, sealed)
      values (${id}, ${sealed.tokenHash}, ${sealed.salt}, ${sealed.bytes})`.execute(executor)
  return rows.length > 0
}

/** Ends a running work without a reply. */
export const writeEnd = async (
  executor: Executor,
  id: number,
  state: 'failed' | 'interrupted',
  now: Date,
): Promise<void> => {
  await sql`
    update long_work set state = ${state}, ended_at = ${now}
    where id = ${id} and state = 'running'`.execute(executor)
}

/** Says that the process that carries these out lives. */
export const writeBeat = async (
  executor: Executor,
  ids: readonly number[],
  now: Date,
): Promise<void> => {
  await sql`
    update long_work set beat_at = ${now}
    where id = any(${ids}::bigint[]) and state = 'running'`.execute(executor)
}

/** Ends as interrupted what nobody has said to live since then. */
export const interruptSilent = async (
  executor: Executor,
  since: Date,
  now: Date,
): Promise<void> => {
  await sql`
    update long_work set state = 'interrupted', ended_at = ${now}
    where state = 'running' and beat_at < ${since}`.execute(executor)
}

/** Forgets works that ended before then, with what came of them. */
export const deleteEndedBefore = async (executor: Executor, before: Date): Promise<void> => {
  await sql`delete from long_work where ended_at < ${before}`.execute(executor)
}

export type WorkRow = {
  readonly id: number
  readonly kind: WorkKind
  readonly contest: string | null
  readonly unit: string | null
  readonly subject: string | null
  readonly subjectId: string | null
  readonly state: LongWork['state']
  readonly stage: WorkStage
  readonly done: number
  readonly total: number
  readonly begunAt: Date
  readonly stageAt: Date
  readonly endedAt: Date | null
  readonly replyStatus: number | null
  /** of the session for which its reply is sealed; null where none is */
  readonly sealedFor: Buffer | null
}

const columns = sql`
  w.id, w.kind, c.slug as contest, u.code as unit, w.subject, w.subject_id as "subjectId", w.state,
  w.stage, w.done, w.total, w.begun_at as "begunAt", w.stage_at as "stageAt",
  w.ended_at as "endedAt", w.reply_status as "replyStatus", s.token_hash as "sealedFor"`

const tables = sql`
  long_work w left join contest c on c.id = w.contest_id left join unit u on u.id = w.unit_id
    left join sealed_reply s on s.work_id = w.id`

/** A person's works, the newest first. */
export const readWorks = async (
  executor: Executor,
  personId: number,
  limit: number,
): Promise<readonly WorkRow[]> => {
  const { rows } = await sql<WorkRow>`
    select ${columns} from ${tables}
    where w.person_id = ${personId} order by w.id desc limit ${limit}`.execute(executor)
  return rows
}

export type WorkWithReply = WorkRow & {
  readonly reply: unknown
  readonly salt: Buffer | null
  readonly sealed: Buffer | null
}

/** One work of a person, with its reply; null where they have none of this id. */
export const readWork = async (
  executor: Executor,
  personId: number,
  id: number,
): Promise<WorkWithReply | null> => {
  const { rows } = await sql<WorkWithReply>`
    select ${columns}, w.reply, s.salt, s.sealed from ${tables}
    where w.id = ${id} and w.person_id = ${personId}`.execute(executor)
  return rows[0] ?? null
}

/** Deletes a work of a person that has ended, with its reply; says whether there was one. */
export const deleteWork = async (
  executor: Executor,
  personId: number,
  id: number,
): Promise<boolean> => {
  const { rows } = await sql`
    delete from long_work
    where id = ${id} and person_id = ${personId} and state <> 'running' returning id`.execute(
    executor,
  )
  return rows.length > 0
}
