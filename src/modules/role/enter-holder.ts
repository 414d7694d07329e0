import type { Kysely } from 'kysely'
import { enterPeople } from '#src/modules/person/enter-people.ts'
import { holdKnownPeople } from '#src/modules/person/hold-known-people.ts'
import { holdRegister } from '#src/modules/person/hold-register.ts'
import { isUsername, usernameFrom, usernameGiver } from '#src/modules/person/rules/username.ts'
import { normaliseEmail, normalisePhone } from '#src/modules/roster/rules/phone.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { tidy } from '#src/shared/text.ts'
import type { GiveRole } from './schema.ts'

type Typed = NonNullable<GiveRole['person']>

type Contact = {
  readonly name: string
  readonly username: string | null
  readonly phone: string | null
  readonly email: string | null
}

export type EnterRefusal =
  'bad_name' | 'bad_username' | 'bad_phone' | 'bad_email' | 'username_taken' | 'contact_known'

const orNull = (typed: string | null | undefined): string | null => {
  const text = tidy(typed ?? '')
  return text === '' ? null : text
}

const readTyped = (typed: Typed): Result<Contact, EnterRefusal> => {
  const name = tidy(typed.name)
  if (name === '') return refuse('bad_name')
  const username = orNull(typed.username)?.toLowerCase() ?? null
  if (username !== null && !isUsername(username)) return refuse('bad_username')
  const [phone, email] = [orNull(typed.phone), orNull(typed.email)]
  if (phone !== null && normalisePhone(phone) === null) return refuse('bad_phone', { found: phone })
  if (email !== null && normaliseEmail(email) === null) return refuse('bad_email', { found: email })
  return ok({
    name,
    username,
    phone: phone === null ? null : normalisePhone(phone),
    email: email === null ? null : normaliseEmail(email),
  })
}

/** Somebody new, with the one-time password that is given this once. */
export type EnteredHolder = {
  readonly personId: number
  readonly name: string
  readonly username: string
  readonly password: string
}

/**
 * Enters somebody new who is to hold a role in a contest, in the caller's transaction. Whose phone
 * or address an account has already is refused, so that nobody comes to have two.
 */
export const enterHolder = async (
  transaction: Kysely<Tables>,
  contestId: number,
  typed: Typed,
  now: Date,
): Promise<Result<EnteredHolder, EnterRefusal>> => {
  const read = readTyped(typed)
  if (!read.ok) return read
  const { name, phone, email } = read.value
  const taken = await holdRegister(transaction, [name])
  const username = read.value.username ?? usernameGiver(taken)(usernameFrom(name))
  const known = await holdKnownPeople(transaction, contestId, {
    phones: phone === null ? [] : [phone],
    emails: email === null ? [] : [email],
    usernames: [username],
  })
  if (known.some((other) => other.username === username))
    return refuse('username_taken', { username })
  if (known.length > 0) return refuse('contact_known')
  const [entered] = await enterPeople(transaction, [{ username, name, phone, email }], {
    mustSetPassword: true,
    now,
  })
  if (entered === undefined) throw new Error('nobody was entered')
  return ok({ ...entered, name, username })
}
