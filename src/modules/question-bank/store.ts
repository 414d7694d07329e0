import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { Localised } from '#src/shared/language.ts'
import type { BankDefinition, QuestionDefinition, Topic } from './bank.ts'
import type { Option, Question } from './question.ts'
import type { StandingQuestion } from './rules/changes.ts'

type Executor = Kysely<Tables>

export type BankRow = {
  readonly id: number
  readonly slug: string
  readonly name: Localised
  readonly topics: readonly Topic[]
}
export type BankFile = { readonly path: string; readonly bytes: Uint8Array }

type QuestionRow = Omit<Question, 'options'> & {
  readonly options: readonly { text: string; pinned?: boolean; correct?: boolean }[]
}

const questionColumns = sql`
  question_version.id as "versionId", question_id as "questionId", code, topic, difficulty, stem,
  options, keep_order as "keepOrder", explanation, source`

const optionFrom = (option: QuestionRow['options'][number]): Option => ({
  text: option.text,
  pinned: option.pinned === true,
  correct: option.correct === true,
})

const questionFrom = <Row extends QuestionRow>(row: Row): Omit<Row, 'options'> & Question => ({
  ...row,
  options: row.options.map(optionFrom),
})

/** The bank of this slug or id. */
export const readBank = async (
  executor: Executor,
  key: string | number,
): Promise<BankRow | undefined> => {
  const condition = typeof key === 'number' ? sql`id = ${key}` : sql`slug = ${key}`
  const { rows } = await sql<BankRow>`
    select id, slug, name, topics from question_bank where ${condition}`.execute(executor)
  return rows[0]
}

/** Attempts that are open now on papers of this bank. */
export const countOpenAttempts = async (executor: Executor, bankId: number): Promise<number> => {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from attempt join part on part.id = part_id
    where bank_id = ${bankId} and submitted_at is null`.execute(executor)
  return rows[0]?.open ?? 0
}

/** Every question in use, in its newest version that is, the retired ones too, in order. */
export const readStandingQuestions = async (
  executor: Executor,
  bankId: number,
): Promise<readonly (Question & StandingQuestion)[]> => {
  const { rows } = await sql<QuestionRow & { retired: boolean }>`
    select distinct on (question.position, question.id) ${questionColumns}, retired
    from question join question_version on question_id = question.id
    where bank_id = ${bankId} and state = 'in_use'
    order by question.position, question.id, version desc`.execute(executor)
  return rows.map(questionFrom)
}

/** The versions of these ids, whether retired or not. */
export const readVersions = async (
  executor: Executor,
  versionIds: readonly number[],
): Promise<readonly Question[]> => {
  const { rows } = await sql<QuestionRow>`
    select ${questionColumns} from question_version join question on question.id = question_id
    where question_version.id = any(${versionIds}::bigint[])`.execute(executor)
  return rows.map(questionFrom)
}

/** The files of the bank as imported, by path. */
export const readBankFiles = async (
  executor: Executor,
  bankId: number,
): Promise<readonly BankFile[]> => {
  const { rows } = await sql<BankFile>`
    select path, bytes from question_bank_file
    where bank_id = ${bankId} order by path collate "C"`.execute(executor)
  return rows
}

/** Creates the bank or writes its name and topics anew; gives its id. */
export const writeBank = async (
  executor: Executor,
  bank: BankDefinition,
  now: Date,
): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into question_bank (slug, name, topics, changed_at)
    values (${bank.slug}, ${JSON.stringify(bank.name)}, ${JSON.stringify(bank.topics)}, ${now})
    on conflict (slug) do update set name = excluded.name, topics = excluded.topics,
      changed_at = excluded.changed_at
    returning id`.execute(executor)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('bank was not written')
  return id
}

/**
 * Makes the list of questions and their order those of the file; the others are retired, but for
 * those that were never in use.
 */
export const writeQuestionList = async (
  executor: Executor,
  bankId: number,
  codes: readonly string[],
): Promise<void> => {
  await sql`
    update question set retired = true
    where bank_id = ${bankId} and not retired and code <> all(${codes}::text[])
      and exists (select from question_version where question_id = question.id and state = 'in_use')
  `.execute(executor)
  await sql`
    insert into question (bank_id, code, position)
    select ${bankId}, code, position
    from unnest(${codes}::text[]) with ordinality as file (code, position)
    on conflict (bank_id, code) do update set retired = false,
      position = excluded.position`.execute(executor)
}

/**
 * Adds a version in use to each of these questions, numbered after their newest in use: one that is
 * still being written or reviewed stays the newest of all.
 */
export const addVersions = async (
  executor: Executor,
  bankId: number,
  questions: readonly QuestionDefinition[],
  { writtenBy, now }: { readonly writtenBy: number | null; readonly now: Date },
): Promise<void> => {
  await sql`
    update question_version set version = version + 1
    from question
    where question.id = question_id and bank_id = ${bankId} and state <> 'in_use'
      and code = any(${questions.map(({ code }) => code)}::text[])`.execute(executor)
  await sql`
    insert into question_version (question_id, version, topic, difficulty, stem, options,
      keep_order, explanation, source, created_at, written_by)
    select question.id,
      coalesce((select max(version) from question_version
        where question_id = question.id and state = 'in_use'), 0) + 1,
      file.topic, file.difficulty, file.stem, file.options, file."keepOrder", file.explanation,
      file.source, ${now}, ${writtenBy}::bigint
    from jsonb_to_recordset(${JSON.stringify(questions)}::jsonb) as file (code text, topic text,
      difficulty text, stem text, options jsonb, "keepOrder" boolean, explanation text, source text)
    join question on question.bank_id = ${bankId} and question.code = file.code`.execute(executor)
}

/** Makes the stored files those of the folder. */
export const writeBankFiles = async (
  executor: Executor,
  bankId: number,
  files: readonly BankFile[],
): Promise<void> => {
  await sql`delete from question_bank_file where bank_id = ${bankId}`.execute(executor)
  for (const file of files)
    await sql`
      insert into question_bank_file (bank_id, path, bytes)
      values (${bankId}, ${file.path}, ${Buffer.from(file.bytes)})`.execute(executor)
}
