import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { Localised } from '#src/shared/language.ts'

type Executor = Kysely<Tables>

/** A unit that a person coordinates in a contest, with the contest's name of it. */
export type CoordinatedUnit = {
  readonly contestId: number
  readonly code: string
  readonly name: string
}

/** The units, or sub-units, that a person coordinates, in the order of their contests. */
export const readCoordinatedUnits = async (
  executor: Executor,
  personId: number,
): Promise<readonly CoordinatedUnit[]> => {
  const { rows } = await sql<CoordinatedUnit>`
    select g.contest_id as "contestId", unit.code, cu.name
    from role_grant g
      join contest_unit cu on cu.contest_id = g.contest_id and cu.unit_id = g.unit_id
      join unit on unit.id = g.unit_id
    where g.person_id = ${personId} and g.role = 'unit_coordinator'
    order by g.contest_id, cu.position`.execute(executor)
  return rows
}

/** Questions of a bank that are in use, counted by topic and difficulty. */
export type QuestionCount = {
  readonly topic: string
  readonly difficulty: 'easy' | 'medium' | 'hard'
  readonly count: number
}
export type BankRow = {
  readonly id: number
  readonly slug: string
  readonly name: Localised
  readonly topics: readonly { readonly code: string; readonly name: Localised }[]
}

/** The banks that the quizzes of these contests draw from, by slug. */
export const readBanksOf = async (
  executor: Executor,
  contestIds: readonly number[],
): Promise<readonly BankRow[]> => {
  const { rows } = await sql<BankRow>`
    select distinct bank.id, bank.slug, bank.name, bank.topics
    from part join question_bank bank on bank.id = bank_id
    where contest_id = any(${contestIds}::bigint[]) order by bank.slug`.execute(executor)
  return rows
}

/** How many questions a bank has in use, of each topic and difficulty. */
export const countQuestions = async (
  executor: Executor,
  bankId: number,
): Promise<readonly QuestionCount[]> => {
  const { rows } = await sql<QuestionCount>`
    select topic, difficulty, count(*)::int as count from (
      select distinct on (question.id) topic, difficulty
      from question join question_version on question_id = question.id
      where bank_id = ${bankId} and not retired and state = 'in_use'
      order by question.id, version desc) newest
    group by topic, difficulty`.execute(executor)
  return rows
}

export type GroundRow = {
  readonly units: number
  readonly uncoordinated: readonly string[]
  readonly contestants: number
  readonly secretaries: number
  readonly drafts: number
}

/** What the checklist asks of the tables: who is named, and what is still being written. */
export const readGround = async (executor: Executor, contestId: number): Promise<GroundRow> => {
  const { rows } = await sql<GroundRow>`
    select
      (select count(*)::int from contest_unit
        where contest_id = ${contestId} and parent_unit_id is null) as units,
      array(select cu.name from contest_unit cu
        where cu.contest_id = ${contestId} and parent_unit_id is null and not exists (
          select from role_grant g where g.contest_id = cu.contest_id and g.unit_id = cu.unit_id
            and g.role = 'unit_coordinator')
        order by position) as uncoordinated,
      (select count(*)::int from contestant where contest_id = ${contestId}) as contestants,
      (select count(*)::int from role_grant
        where contest_id = ${contestId} and role = 'secretary') as secretaries,
      (select count(*)::int from question_version join question on question.id = question_id
        where state <> 'in_use' and not retired and bank_id in (
          select bank_id from part where contest_id = ${contestId})) as drafts`.execute(executor)
  const [row] = rows
  if (row === undefined) throw new Error('a contest has a ground')
  return row
}

export type FiguresRow = {
  readonly contestants: number
  readonly contestantsTookPart: number
  readonly units: number
  readonly unitsTookPart: number
  readonly openAttempts: number
  readonly registrationsWaiting: number
  readonly taken: number
}

/** How a contest stands, in figures; who is disqualified counts as no contestant. */
export const readFigures = async (executor: Executor, contestId: number): Promise<FiguresRow> => {
  const { rows } = await sql<FiguresRow>`
    with tries as (
      select submitted_at from attempt join part on part.id = part_id
      where contest_id = ${contestId}),
      took as (
      select c.unit_id from contestant c
      where c.contest_id = ${contestId} and exists (
        select from took_part t
        where t.contest_id = ${contestId} and t.person_id = c.person_id))
    select
      (select count(*)::int from contestant
        where contest_id = ${contestId} and not disqualified) as contestants,
      (select count(*)::int from took) as "contestantsTookPart",
      (select count(*)::int from contest_unit
        where contest_id = ${contestId} and parent_unit_id is null) as units,
      (select count(distinct unit_id)::int from took) as "unitsTookPart",
      (select count(*)::int from tries where submitted_at is null) as "openAttempts",
      (select count(*)::int from registration
        where contest_id = ${contestId} and state = 'waiting') as "registrationsWaiting",
      (select count(*)::int from tries) + (select count(*)::int from publication
        join part on part.id = part_id where contest_id = ${contestId}) as taken`.execute(executor)
  const [row] = rows
  if (row === undefined) throw new Error('a contest has figures')
  return row
}

/** When each part was published first. */
export const readPublished = async (
  executor: Executor,
  contestId: number,
): Promise<readonly { readonly partId: number; readonly publishedAt: Date }[]> => {
  const { rows } = await sql<{ partId: number; publishedAt: Date }>`
    select part_id as "partId", max(published_at) as "publishedAt"
    from publication join part on part.id = part_id
    where contest_id = ${contestId} and publication.kind <> 'freeze'
    group by part_id`.execute(executor)
  return rows
}

/** Moves a contest from one stage to another; false where it was no longer there. */
export const writeStage = async (
  executor: Executor,
  contestId: number,
  from: string,
  to: string,
): Promise<boolean> => {
  const { rows } = await sql`
    update contest set stage = ${to}
    where id = ${contestId} and stage = ${from} returning id`.execute(executor)
  return rows.length > 0
}
