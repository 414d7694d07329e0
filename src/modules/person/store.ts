import { type Kysely, sql } from 'kysely'
import type { Database } from '#src/platform/db/database.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import type { Actor, Role } from './actor.ts'
import type { Me } from './schema.ts'

type Executor = Kysely<Tables>

type ActorRow = {
  id: number
  username: string
  name: string
  must_set_password: boolean
  grants: { role: Role; contestId: number | null; unitId: number | null }[]
  contestant_of: [number, number][]
}

const actorColumns = `p.id, p.username, p.name, p.must_set_password,
  (select coalesce(json_agg(json_build_object(
       'role', g.role, 'contestId', g.contest_id, 'unitId', g.unit_id) order by g.id), '[]')
     from role_grant g where g.person_id = p.id) as grants,
  (select coalesce(json_agg(json_build_array(c.contest_id, c.unit_id)), '[]')
     from contestant c where c.person_id = p.id) as contestant_of`

const toActor = (row: ActorRow): Actor => ({
  personId: row.id,
  username: row.username,
  name: row.name,
  mustSetPassword: row.must_set_password,
  grants: row.grants,
  contestantOf: new Map(row.contestant_of),
})

/** Finds the session of this token hash that is still alive at `now`, and who holds it. */
export const findSession = async (
  db: Database,
  tokenHash: Buffer,
  now: Date,
): Promise<{ readonly actor: Actor; readonly expiresAt: Date } | null> => {
  const { rows } = await db.pool.query<ActorRow & { expires_at: Date }>({
    name: 'find-session',
    text: `select ${actorColumns}, s.expires_at
      from session s join person p on p.id = s.person_id
      where s.token_hash = $1 and s.expires_at > $2`,
    values: [tokenHash, now],
  })
  const row = rows[0]
  return row === undefined ? null : { actor: toActor(row), expiresAt: row.expires_at }
}

/** Finds a person by username, with roles, as one who acts on the command line. */
export const findActor = async (db: Database, username: string): Promise<Actor | null> => {
  const { rows } = await db.pool.query<ActorRow>(
    `select ${actorColumns} from person p where p.username = $1`,
    [username],
  )
  return rows[0] === undefined ? null : toActor(rows[0])
}

/** An account, as far as its password goes. */
export type Account = {
  readonly id: number
  readonly username: string
  readonly name: string
  readonly passwordHash: string
}

/** Finds the account of a username, or of a person's id. */
export const findAccount = async (
  executor: Executor,
  key: string | number,
): Promise<Account | null> => {
  const condition = typeof key === 'number' ? sql`id = ${key}` : sql`username = ${key}`
  const { rows } = await sql<Account>`
    select id, username, name, password_hash as "passwordHash"
    from person where ${condition}`.execute(executor)
  return rows[0] ?? null
}

/**
 * Writes a new session, provided that the password it was opened with still stands; says whether
 * it was written. Waits for a change of the password that is under way.
 */
export const insertSession = async (
  executor: Executor,
  session: {
    tokenHash: Buffer
    personId: number
    passwordHash: string
    createdAt: Date
    expiresAt: Date
  },
): Promise<boolean> => {
  const { rows } = await sql`
    with holder as (
      select id from person
      where id = ${session.personId} and password_hash = ${session.passwordHash} for share)
    insert into session (token_hash, person_id, created_at, expires_at)
    select ${session.tokenHash}, id, ${session.createdAt}, ${session.expiresAt} from holder
    returning person_id`.execute(executor)
  return rows.length === 1
}

/** Ends one session; gives whose it was, or null where there was none. */
export const deleteSession = async (
  executor: Executor,
  tokenHash: Buffer,
): Promise<number | null> => {
  const { rows } = await sql<{ person_id: number }>`
    delete from session where token_hash = ${tokenHash} returning person_id`.execute(executor)
  return rows[0]?.person_id ?? null
}

/** Ends every session of a person. */
export const deleteSessionsOf = async (executor: Executor, personId: number): Promise<void> => {
  await sql`delete from session where person_id = ${personId}`.execute(executor)
}

/** Ends every session of these people. */
export const deleteSessionsOfAll = async (
  executor: Executor,
  personIds: readonly number[],
): Promise<void> => {
  await sql`delete from session where person_id = any(${personIds}::bigint[])`.execute(executor)
}

/** Clears away some sessions that expired, a hundred at most. */
export const deleteExpiredSessions = async (executor: Executor, now: Date): Promise<void> => {
  await sql`
    delete from session where token_hash in
      (select token_hash from session where expires_at <= ${now} limit 100 for update skip locked)
  `.execute(executor)
}

/** Replaces a password, provided that the one before still stands; says whether it did. */
export const replacePassword = async (
  executor: Executor,
  change: { personId: number; before: string; after: string; mustSetPassword: boolean },
): Promise<boolean> => {
  const { rows } = await sql`
    update person set password_hash = ${change.after}, must_set_password = ${change.mustSetPassword}
    where id = ${change.personId} and password_hash = ${change.before}
    returning id`.execute(executor)
  return rows.length === 1
}

/** What a person is told of themselves; contest names in the language, or in Vietnamese. */
export const describePerson = async (
  executor: Executor,
  personId: number,
  language: string,
): Promise<Me | null> => {
  const { rows } = await sql<Me>`
    select p.username, p.name, p.must_set_password as "mustSetPassword",
      (select coalesce(json_agg(json_build_object(
           'role', g.role, 'contest', c.slug, 'unit', u.code) order by g.id), '[]')
         from role_grant g left join contest c on c.id = g.contest_id
         left join unit u on u.id = g.unit_id where g.person_id = p.id) as roles,
      (select coalesce(json_agg(json_build_object(
           'contest', c.slug,
           'name', coalesce(c.definition -> 'name' ->> ${language}, c.definition -> 'name' ->> 'vi'),
           'unit', cu.name, 'subUnit', k.sub_unit, 'position', k.position)
           order by k.registered_at desc, c.id desc), '[]')
         from contestant k join contest c on c.id = k.contest_id
         join contest_unit cu on cu.contest_id = k.contest_id and cu.unit_id = k.unit_id
         where k.person_id = p.id) as contests
    from person p where p.id = ${personId}`.execute(executor)
  return rows[0] ?? null
}
