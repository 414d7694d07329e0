import { sql } from 'kysely'
import type { Role } from '#src/modules/person/actor.ts'
import { forgetSessionsOf } from '#src/modules/person/load-session.ts'
import { hashSlipPassword } from '#src/modules/person/password-hashing.ts'
import { newSession } from '#src/modules/person/session-token.ts'
import { insertSession } from '#src/modules/person/store.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Context } from '#src/platform/context.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { foldForSearch } from '#src/shared/text.ts'

export type GrantOption = {
  readonly role: Role
  readonly contest?: Contest
  readonly unitCode?: string
}

export type PersonOptions = {
  readonly name?: string
  readonly username?: string
  /** `mat-khau-<username>` unless said */
  readonly password?: string
  /** whether the password is still that of a slip; false unless said */
  readonly mustSetPassword?: boolean
  readonly grants?: readonly GrantOption[]
}

export type TestPerson = {
  readonly id: number
  readonly name: string
  readonly username: string
  readonly password: string
}

let made = 0

const unitIdOf = (contest: Contest, code: string): number => {
  const unit = contest.units.find((candidate) => candidate.code === code)
  if (unit === undefined) throw new Error(`contest ${contest.slug} has no unit ${code}`)
  return unit.id
}

/** A person who can sign in, with the roles said. The password is hashed lightly, to be quick. */
export const aPerson = async (
  context: Context,
  options: PersonOptions = {},
): Promise<TestPerson> => {
  made += 1
  const name = options.name ?? `Nguyễn Văn ${made}`
  const username = options.username ?? `nguoi-${made}`
  const password = options.password ?? `mat-khau-${username}`
  const person = await context.db.query
    .insertInto('person')
    .values({
      username,
      name,
      search_name: foldForSearch(name),
      password_hash: await hashSlipPassword(password),
      must_set_password: options.mustSetPassword ?? false,
      created_at: context.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const grant of options.grants ?? []) {
    const { contest, role, unitCode } = grant
    const unitId = contest && unitCode !== undefined ? unitIdOf(contest, unitCode) : null
    await sql`
      insert into role_grant (person_id, role, contest_id, unit_id, granted_at)
      values (${person.id}, ${role}, ${contest?.id ?? null}, ${unitId}, ${context.clock.now()})
    `.execute(context.db.query)
  }
  return { id: person.id, name, username, password }
}

export type ContestantOptions = PersonOptions & {
  /** the contest's first unit unless said */
  readonly unitCode?: string
  readonly subUnit?: string
  readonly position?: string
}

/** A person on the roster of the contest. */
export const aContestant = async (
  context: Context,
  contest: Contest,
  options: ContestantOptions = {},
): Promise<TestPerson> => {
  const person = await aPerson(context, options)
  await enrol(context, contest, person, options)
  return person
}

/** Puts an existing person on the roster of the contest. */
export const enrol = async (
  context: Context,
  contest: Contest,
  person: TestPerson,
  options: ContestantOptions = {},
): Promise<void> => {
  const unitCode = options.unitCode ?? contest.units[0]?.code ?? ''
  await context.db.query
    .insertInto('contestant')
    .values({
      contest_id: contest.id,
      person_id: person.id,
      unit_id: unitIdOf(contest, unitCode),
      sub_unit: options.subUnit ?? null,
      position: options.position ?? null,
      registered_at: context.clock.now(),
    })
    .execute()
  forgetSessionsOf(context, person.id)
}

/** Signs in over HTTP; gives the value for the `cookie` header. Throws when refused. */
export const signIn = async (app: HttpApp, username: string, password: string): Promise<string> => {
  const reply = await app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    payload: { username, password },
  })
  const cookie = reply.cookies.find(({ name }) => name === 'hoithi_session')
  if (reply.statusCode !== 201 || cookie === undefined)
    throw new Error(`signing in as ${username} gave ${reply.statusCode}: ${reply.body}`)
  return `hoithi_session=${cookie.value}`
}

/** Opens a session without a password; gives the value for the `cookie` header. */
export const aSession = async (context: Context, personId: number): Promise<string> => {
  const session = newSession(context.clock.now())
  const person = await context.db.query
    .selectFrom('person')
    .select('password_hash')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  await insertSession(context.db.query, {
    ...session,
    personId,
    passwordHash: person.password_hash,
  })
  return `hoithi_session=${session.token}`
}
