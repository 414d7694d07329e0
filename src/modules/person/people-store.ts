import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import { foldForSearch } from '#src/shared/text.ts'
import type { Role } from './actor.ts'
import type { Correction } from './correct-people.ts'
import type { KnownPerson } from './hold-known-people.ts'

type Executor = Kysely<Tables>

export type PersonRow = {
  readonly username: string
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly passwordHash: string
}

/** Writes new people; gives the ids of those whose username was free, in the order given. */
export const insertPeople = async (
  executor: Executor,
  people: readonly PersonRow[],
  as: { readonly mustSetPassword: boolean; readonly now: Date },
): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`
    insert into person (username, name, search_name, phone, email, password_hash,
      must_set_password, created_at)
    select username, name, search_name, phone, email, password_hash, ${as.mustSetPassword}, ${as.now}
    from unnest(${people.map(({ username }) => username)}::text[],
      ${people.map(({ name }) => name)}::text[],
      ${people.map(({ name }) => foldForSearch(name))}::text[],
      ${people.map(({ phone }) => phone)}::text[],
      ${people.map(({ email }) => email)}::text[],
      ${people.map(({ passwordHash }) => passwordHash)}::text[])
      with ordinality as p (username, name, search_name, phone, email, password_hash, position)
    order by position
    on conflict (username) do nothing
    returning id`.execute(executor)
  return rows.map(({ id }) => id)
}

/**
 * Finds a person and holds them until the transaction ends. Granting a role and entering a person
 * on a roster both take this lock first, so that of the two that exclude each other one is seen.
 */
export const lockPerson = async (executor: Executor, username: string): Promise<number | null> => {
  const { rows } = await sql<{ id: number }>`
    select id from person where username = ${username} for no key update`.execute(executor)
  return rows[0]?.id ?? null
}

/** The same for many people, taken in the order of their ids so that two holders never deadlock. */
export const lockPeople = async (executor: Executor, ids: readonly number[]): Promise<void> => {
  await sql`
    select id from person where id = any(${ids}::bigint[]) order by id for no key update
  `.execute(executor)
}

/** Lets nobody else enter or change people until the transaction ends; reading goes on. */
export const lockRegister = async (executor: Executor): Promise<void> => {
  await sql`lock table person in share row exclusive mode`.execute(executor)
}

/** Usernames in use that are one of these, or one of these with a number. */
export const readUsernamesLike = async (
  executor: Executor,
  bases: readonly string[],
): Promise<string[]> => {
  const { rows } = await sql<{ username: string }>`
    select username from person
    where username = any(${bases}::text[])
      or regexp_replace(username, '\\.?[0-9]+$', '') = any(${bases}::text[])
      or regexp_replace(username, '\\.[0-9]+$', '') = any(${bases}::text[])`.execute(executor)
  return rows.map(({ username }) => username)
}

/** Ids of those who have one of these phones, addresses or usernames. */
export const findPeopleBy = async (
  executor: Executor,
  by: {
    readonly phones: readonly string[]
    readonly emails: readonly string[]
    readonly usernames: readonly string[]
  },
): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`
    select id from person where phone = any(${by.phones}::text[])
      or email = any(${by.emails}::text[]) or username = any(${by.usernames}::text[])`.execute(
    executor,
  )
  return rows.map(({ id }) => id)
}

/** Reads people, and whether one of the roles is theirs in the contest. */
export const readPeople = async (
  executor: Executor,
  ids: readonly number[],
  contestId: number,
  excluding: readonly Role[],
): Promise<readonly KnownPerson[]> => {
  const { rows } = await sql<KnownPerson>`
    select id as "personId", username, name, phone, email,
      exists (select from role_grant g where g.person_id = person.id
        and g.contest_id = ${contestId} and g.role = any(${excluding}::text[])) as excluded
    from person where id = any(${ids}::bigint[])`.execute(executor)
  return rows
}

/** Writes names anew, and phones and addresses where they are said. */
export const updatePeople = async (
  executor: Executor,
  people: readonly Correction[],
): Promise<void> => {
  await sql`
    update person set name = p.name, search_name = p.search_name,
      phone = coalesce(p.phone, person.phone), email = coalesce(p.email, person.email)
    from unnest(${people.map(({ personId }) => personId)}::bigint[],
      ${people.map(({ name }) => name)}::text[],
      ${people.map(({ name }) => foldForSearch(name))}::text[],
      ${people.map(({ phone }) => phone)}::text[],
      ${people.map(({ email }) => email)}::text[]) as p (id, name, search_name, phone, email)
    where person.id = p.id`.execute(executor)
}

/** Writes a person's name, phone and address; null takes away what was held. */
export const replaceContact = async (
  executor: Executor,
  person: {
    readonly personId: number
    readonly name: string
    readonly phone: string | null
    readonly email: string | null
  },
): Promise<void> => {
  const { personId, name, phone, email } = person
  await sql`
    update person set name = ${name}, search_name = ${foldForSearch(name)}, phone = ${phone},
      email = ${email} where id = ${personId}`.execute(executor)
}

/** The contest of a slug and, where asked, its unit of a code. */
export const findScope = async (
  executor: Executor,
  slug: string,
  unitCode: string | null,
): Promise<{ readonly contestId: number; readonly unitId: number | null } | null> => {
  const { rows } = await sql<{ contestId: number; unitId: number | null }>`
    select contest.id as "contestId", unit.id as "unitId" from contest
    left join unit on unit.code = ${unitCode}
      and exists (select from contest_unit
        where contest_id = contest.id and unit_id = unit.id)
    where contest.slug = ${slug}`.execute(executor)
  return rows[0] ?? null
}

/** Whether the person is on the roster of the contest. */
export const isContestant = async (
  executor: Executor,
  personId: number,
  contestId: number,
): Promise<boolean> => {
  const { rows } = await sql`
    select from contestant where person_id = ${personId} and contest_id = ${contestId}`.execute(
    executor,
  )
  return rows.length > 0
}

export type GrantRow = {
  readonly personId: number
  readonly role: Role
  readonly contestId: number | null
  readonly unitId: number | null
}

/** Writes a grant; says whether it was new. */
export const insertGrant = async (
  executor: Executor,
  grant: GrantRow,
  now: Date,
): Promise<boolean> => {
  const { rows } = await sql`
    insert into role_grant (person_id, role, contest_id, unit_id, granted_at)
    values (${grant.personId}, ${grant.role}, ${grant.contestId}, ${grant.unitId}, ${now})
    on conflict do nothing returning id`.execute(executor)
  return rows.length > 0
}

/** Takes a grant away; says whether it was there. */
export const deleteGrant = async (executor: Executor, grant: GrantRow): Promise<boolean> => {
  const { rows } = await sql`
    delete from role_grant
    where person_id = ${grant.personId} and role = ${grant.role}
      and contest_id is not distinct from ${grant.contestId}::bigint
      and unit_id is not distinct from ${grant.unitId}::bigint
    returning id`.execute(executor)
  return rows.length > 0
}

/** Sets a one-time password. */
export const setOneTimePassword = async (
  executor: Executor,
  personId: number,
  passwordHash: string,
): Promise<void> => {
  await sql`
    update person set password_hash = ${passwordHash}, must_set_password = true
    where id = ${personId}`.execute(executor)
}

/** Sets one-time passwords of those who have none of their own; gives whose were set. */
export const replaceOneTimePasswords = async (
  executor: Executor,
  people: readonly { readonly personId: number; readonly passwordHash: string }[],
): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`
    update person set password_hash = v.password_hash
    from unnest(${people.map(({ personId }) => personId)}::bigint[],
      ${people.map(({ passwordHash }) => passwordHash)}::text[]) as v (id, password_hash)
    where person.id = v.id and must_set_password
    returning person.id`.execute(executor)
  return rows.map(({ id }) => id)
}

/** Sets a password of somebody's own in place of a slip's, unless they hold a role. */
export const replaceSlipPassword = async (
  executor: Executor,
  personId: number,
  passwordHash: string,
): Promise<boolean> => {
  const { rows } = await sql`
    update person set password_hash = ${passwordHash}, must_set_password = false
    where id = ${personId} and must_set_password
      and not exists (select from role_grant where person_id = ${personId})
    returning id`.execute(executor)
  return rows.length > 0
}

export type ListedPerson = {
  readonly username: string
  readonly name: string
  readonly mustSetPassword: boolean
  readonly roles: readonly {
    readonly role: Role
    readonly contest: string | null
    readonly unit: string | null
  }[]
}

/**
 * People by username: those whose name or username holds the folded text, or, without a text,
 * those who hold a role. A thousand at most.
 */
export const listPeople = async (
  executor: Executor,
  search: string | null,
): Promise<readonly ListedPerson[]> => {
  const { rows } = await sql<ListedPerson>`
    select p.username, p.name, p.must_set_password as "mustSetPassword",
      (select coalesce(json_agg(json_build_object(
           'role', g.role, 'contest', c.slug, 'unit', u.code) order by g.id), '[]')
         from role_grant g left join contest c on c.id = g.contest_id
         left join unit u on u.id = g.unit_id where g.person_id = p.id) as roles
    from person p
    where case when ${search}::text is null
      then exists (select from role_grant g where g.person_id = p.id)
      else position(${search} in p.search_name) > 0 or position(${search} in p.username) > 0 end
    order by p.username limit 1000`.execute(executor)
  return rows
}
