import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { QuestionDefinition } from './bank.ts'
import type { VersionState } from './question.ts'

type Executor = Kysely<Tables>

/** A question of a bank, whatever became of it. */
export type QuestionRow = {
  readonly questionId: number
  readonly code: string
  readonly position: number
  readonly retired: boolean
}

/** What a question says in one version. */
export type Content = Omit<QuestionDefinition, 'code'>

/** A version with how far it is and who brought it there. */
export type VersionRow = Content & {
  readonly versionId: number
  readonly version: number
  readonly state: VersionState
  readonly writtenById: number | null
  readonly writtenBy: string | null
  readonly writtenAt: Date
  readonly reviewedBy: string | null
  readonly reviewedAt: Date | null
}

type RawOption = { readonly text: string; readonly pinned?: boolean; readonly correct?: boolean }
type RawVersion = Omit<VersionRow, 'options'> & { readonly options: readonly RawOption[] }

const versionFrom = <Row extends RawVersion>(row: Row) => ({
  ...row,
  options: row.options.map(({ text, pinned, correct }) => ({
    text,
    pinned: pinned === true,
    correct: correct === true,
  })),
})

const versionColumns = sql`
  v.id as "versionId", version, topic, difficulty, stem, options, keep_order as "keepOrder",
  explanation, source, state, written_by as "writtenById", writer.name as "writtenBy",
  v.created_at as "writtenAt", reviewer.name as "reviewedBy", reviewed_at as "reviewedAt"`

const withNames = sql`
  question_version v
  left join person writer on writer.id = written_by
  left join person reviewer on reviewer.id = reviewed_by`

const questionColumns = sql`
  question.id as "questionId", code, position, retired`

/**
 * Every question of the bank in order, each once or twice: in its newest version in use, and in the
 * one that is being written or reviewed.
 */
export const readCurrentVersions = async (
  executor: Executor,
  bankId: number,
): Promise<readonly (QuestionRow & VersionRow)[]> => {
  const { rows } = await sql<QuestionRow & RawVersion>`
    select ${questionColumns}, ${versionColumns}
    from question join ${withNames} on v.question_id = question.id
    where bank_id = ${bankId} and not exists (
      select from question_version later
      where later.question_id = question.id and later.version > v.version
        and (later.state = 'in_use') = (v.state = 'in_use'))
    order by position, question.id, version`.execute(executor)
  return rows.map(versionFrom)
}

/** The question of this code. */
export const readQuestion = async (
  executor: Executor,
  bankId: number,
  code: string,
): Promise<QuestionRow | undefined> => {
  const { rows } = await sql<QuestionRow>`
    select ${questionColumns} from question
    where bank_id = ${bankId} and code = ${code}`.execute(executor)
  return rows[0]
}

/** All versions of a question, the newest first. */
export const readAllVersions = async (
  executor: Executor,
  questionId: number,
): Promise<readonly VersionRow[]> => {
  const { rows } = await sql<RawVersion>`
    select ${versionColumns} from ${withNames}
    where question_id = ${questionId} order by version desc`.execute(executor)
  return rows.map(versionFrom)
}

/** The codes of the bank's questions that begin with these letters. */
export const readCodes = async (
  executor: Executor,
  bankId: number,
  prefix: string,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ code: string }>`
    select code from question
    where bank_id = ${bankId} and starts_with(code, ${prefix})`.execute(executor)
  return rows.map(({ code }) => code)
}

/** The topics of versions that are being written or reviewed. */
export const readPendingTopics = async (
  executor: Executor,
  bankId: number,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ topic: string }>`
    select distinct topic from question_version join question on question.id = question_id
    where bank_id = ${bankId} and state <> 'in_use'`.execute(executor)
  return rows.map(({ topic }) => topic)
}

/** Adds a question at the end of the bank, without a version; gives its id. */
export const insertQuestion = async (
  executor: Executor,
  bankId: number,
  code: string,
): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into question (bank_id, code, position)
    select ${bankId}, ${code}, coalesce(max(position), 0) + 1
    from question where bank_id = ${bankId}
    returning id`.execute(executor)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('question was not written')
  return id
}

/**
 * Writes what a question is to say, as a draft after all its versions; it takes the place of the
 * draft that was there. Gives the id of the version.
 */
export const writeDraft = async (
  executor: Executor,
  questionId: number,
  { topic, difficulty, stem, options, keepOrder, explanation, source }: Content,
  { writtenBy, now }: { readonly writtenBy: number; readonly now: Date },
): Promise<number> => {
  await deleteDraft(executor, questionId)
  const { rows } = await sql<{ id: number }>`
    insert into question_version (question_id, version, topic, difficulty, stem, options,
      keep_order, explanation, source, created_at, state, written_by)
    select ${questionId}, coalesce(max(version), 0) + 1, ${topic}, ${difficulty}, ${stem},
      ${JSON.stringify(options)}::jsonb, ${keepOrder}, ${explanation}::text, ${source}::text,
      ${now}, 'draft', ${writtenBy}
    from question_version where question_id = ${questionId}
    returning id`.execute(executor)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('version was not written')
  return id
}

/** Takes the version that is being written or reviewed away; no paper ever held it. */
export const deleteDraft = async (executor: Executor, questionId: number): Promise<void> => {
  await sql`
    delete from question_version
    where question_id = ${questionId} and state <> 'in_use'`.execute(executor)
}

/** Takes a question away that has no version left. */
export const deleteEmptyQuestion = async (
  executor: Executor,
  questionId: number,
): Promise<void> => {
  await sql`
    delete from question where id = ${questionId}
      and not exists (select from question_version where question_id = ${questionId})
  `.execute(executor)
}

/** Makes a draft a reviewed version. */
export const markReviewed = async (
  executor: Executor,
  versionId: number,
  { reviewedBy, now }: { readonly reviewedBy: number; readonly now: Date },
): Promise<void> => {
  await sql`
    update question_version set state = 'reviewed', reviewed_by = ${reviewedBy}, reviewed_at = ${now}
    where id = ${versionId} and state = 'draft'`.execute(executor)
}

/** Makes reviewed versions versions in use. */
export const markInUse = async (
  executor: Executor,
  versionIds: readonly number[],
): Promise<void> => {
  await sql`
    update question_version set state = 'in_use'
    where id = any(${versionIds}::bigint[]) and state = 'reviewed'`.execute(executor)
}
