import { type Kysely, sql } from 'kysely'
import type { BankDefinition } from '#src/modules/question-bank/bank.ts'
import { CHANNEL } from '#src/platform/db/notify.ts'
import type { Tables } from '#src/platform/db/tables.ts'

type Executor = Kysely<Tables>

export type SourceCounts = {
  readonly units: number
  readonly contestants: number
  readonly coordinators: number
  readonly secretaries: number
  readonly writers: number
}

/** Who would come along from an edition into the next one. */
export const countSource = async (executor: Executor, contestId: number): Promise<SourceCounts> => {
  const { rows } = await sql<SourceCounts>`
    with granted as (
      select role, count(distinct person_id)::int as people from role_grant
      where contest_id = ${contestId} group by role)
    select
      (select count(*)::int from contest_unit
        where contest_id = ${contestId} and parent_unit_id is null) as units,
      (select count(*)::int from contestant where contest_id = ${contestId}) as contestants,
      coalesce((select people from granted where role = 'unit_coordinator'), 0) as coordinators,
      coalesce((select people from granted where role = 'secretary'), 0) as secretaries,
      coalesce((select people from granted where role = 'question_writer'), 0) as writers
  `.execute(executor)
  const [row] = rows
  if (row === undefined) throw new Error('a source has counts')
  return row
}

/** Short names in use by contests and by banks. */
export const readSlugs = async (
  executor: Executor,
): Promise<{ readonly contests: readonly string[]; readonly banks: readonly string[] }> => {
  const { rows } = await sql<{ contests: string[]; banks: string[] }>`
    select array(select slug from contest) as contests,
      array(select slug from question_bank) as banks`.execute(executor)
  return rows[0] ?? { contests: [], banks: [] }
}

/** Name of a bank, which its questions are read without. */
export const readBankName = async (
  executor: Executor,
  slug: string,
): Promise<BankDefinition['name'] | undefined> => {
  const { rows } = await sql<Pick<BankDefinition, 'name'>>`
    select name from question_bank where slug = ${slug}`.execute(executor)
  return rows[0]?.name
}

/** Gives a role of a contest to a person. */
export const insertGrant = async (
  executor: Executor,
  contestId: number,
  personId: number,
  role: string,
  now: Date,
): Promise<void> => {
  await sql`
    insert into role_grant (person_id, role, contest_id, granted_at)
    values (${personId}, ${role}, ${contestId}, ${now})`.execute(executor)
}

/** Copies the sub-units of the units that compete, at any depth. */
export const copySubUnits = async (executor: Executor, from: number, to: number): Promise<void> => {
  await sql`
    insert into contest_unit (contest_id, unit_id, position, name, unit_group, staff_count,
      staff_counted_on, parent_unit_id)
    select ${to}, unit_id, position, name, unit_group, staff_count, staff_counted_on, parent_unit_id
    from contest_unit where contest_id = ${from} and parent_unit_id is not null
    on conflict do nothing`.execute(executor)
  await sql`
    update contest_unit cu set staff_counted_on = old.staff_counted_on
    from contest_unit old
    where cu.contest_id = ${to} and old.contest_id = ${from} and old.unit_id = cu.unit_id
      and old.staff_count is not distinct from cu.staff_count`.execute(executor)
}

/** Copies grants of these roles; gives the people who hold them now. */
export const copyGrants = async (
  executor: Executor,
  from: number,
  to: number,
  roles: readonly string[],
  now: Date,
): Promise<readonly number[]> => {
  const { rows } = await sql<{ id: number }>`
    insert into role_grant (person_id, role, contest_id, unit_id, granted_at)
    select person_id, role, ${to}, unit_id, ${now} from role_grant
    where contest_id = ${from} and role = any(${roles}::text[])
    on conflict do nothing returning person_id as id`.execute(executor)
  return rows.map(({ id }) => id)
}

/**
 * Copies the roster, without those who hold a role that keeps them from taking part; gives the
 * people on it now.
 */
export const copyRoster = async (
  executor: Executor,
  from: number,
  to: number,
  excluding: readonly string[],
  now: Date,
): Promise<readonly number[]> => {
  const { rows } = await sql<{ id: number }>`
    insert into contestant (contest_id, person_id, unit_id, sub_unit, sub_unit_id, position,
      birth_date, citizen_number, nominated, registered_at)
    select ${to}, person_id, unit_id, sub_unit, sub_unit_id, position, birth_date, citizen_number,
      nominated, ${now}
    from contestant c
    where contest_id = ${from} and not exists (
      select from role_grant g where g.contest_id = ${to} and g.person_id = c.person_id
        and g.role = any(${excluding}::text[]))
    returning person_id as id`.execute(executor)
  return rows.map(({ id }) => id)
}

/** Tells every process that what is kept of these people is out of date. */
export const notifyPeople = async (executor: Executor, ids: readonly number[]): Promise<void> => {
  await sql`
    select pg_notify(${CHANNEL}, 'person:' || id) from unnest(${ids}::bigint[]) as people (id)
  `.execute(executor)
}

/** Codes of the units of these names, so that a unit stays itself from one edition to the next. */
export const readUnitCodes = async (
  executor: Executor,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ name: string; code: string }>`
    select name, code from unit where name = any(${names}::text[])`.execute(executor)
  return new Map(rows.map(({ name, code }) => [name, code]))
}
