import type { Kysely } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import { newOneTimePassword } from './one-time-password.ts'
import { insertPeople } from './people-store.ts'

export type PersonToEnter = {
  readonly username: string
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
}

/** A person entered, with the one-time password that is given this once. */
export type EnteredPerson = { readonly personId: number; readonly password: string }

/**
 * Enters people with one-time passwords, in the caller's transaction, which holds the register
 * (hold-register.ts), so that the usernames are free; in the order given.
 */
export const enterPeople = async (
  transaction: Kysely<Tables>,
  people: readonly PersonToEnter[],
  as: { readonly mustSetPassword: boolean; readonly now: Date },
): Promise<readonly EnteredPerson[]> => {
  const slips = await Promise.all(people.map(() => newOneTimePassword()))
  const rows = people.flatMap((person, index) => {
    const slip = slips[index]
    return slip === undefined ? [] : [{ ...person, passwordHash: slip.passwordHash }]
  })
  const ids = await insertPeople(transaction, rows, as)
  return slips.map(({ password }, index) => {
    const personId = ids[index]
    // the register was held, so this is a fault of the program, not of the file
    if (personId === undefined) throw new Error('a username was taken while the register was held')
    return { personId, password }
  })
}
