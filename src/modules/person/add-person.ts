import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { tidy } from '#src/shared/text.ts'
import { newOneTimePassword, type OneTimePassword } from './one-time-password.ts'
import { hashPassword } from './password-hashing.ts'
import { leastPasswordLength, weakness } from './rules/password-policy.ts'
import { isUsername } from './rules/username.ts'
import { insertPeople } from './people-store.ts'

export type NewPerson = {
  readonly name: string
  readonly username: string
  /** a password that somebody chose; a random one is made where it is missing */
  readonly chosenPassword?: string
  /** whether the first sign-in must set another; true for a random one unless said */
  readonly mustSetPassword?: boolean
}

export type AddedPerson = {
  readonly id: number
  readonly name: string
  readonly username: string
  readonly password: string
}

type PasswordRefusal = Exclude<ReturnType<typeof weakness>, null> | 'server_busy'
type AddRefusal = PasswordRefusal | 'username_taken' | 'bad_username' | 'bad_name'

const preparePassword = async (
  person: NewPerson,
): Promise<Result<OneTimePassword, PasswordRefusal>> => {
  const password = person.chosenPassword
  if (password === undefined) return ok(await newOneTimePassword())
  const weak = weakness(password, person)
  if (weak !== null) return refuse(weak, { least: leastPasswordLength })
  const passwordHash = await hashPassword(password)
  return passwordHash === null ? refuse('server_busy') : ok({ password, passwordHash })
}

/** Adds a person who can sign in; gives the password to be handed over, this once. */
export const addPerson = async (
  context: Context,
  given: NewPerson,
): Promise<Result<AddedPerson, AddRefusal>> => {
  const person = { ...given, name: tidy(given.name), username: tidy(given.username).toLowerCase() }
  const { name, username } = person
  if (name === '' || name.length > 200) return refuse('bad_name')
  if (!isUsername(username)) return refuse('bad_username')
  const prepared = await preparePassword(person)
  if (!prepared.ok) return prepared
  const { password, passwordHash } = prepared.value
  const mustSetPassword = person.mustSetPassword ?? person.chosenPassword === undefined
  const [id] = await insertPeople(
    context.db.query,
    [{ username, name, phone: null, email: null, passwordHash }],
    { mustSetPassword, now: context.clock.now() },
  )
  return id === undefined
    ? refuse('username_taken', { username })
    : ok({ id, name, username, password })
}
