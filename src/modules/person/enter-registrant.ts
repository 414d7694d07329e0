import type { Kysely } from 'kysely'
import { notify } from '#src/platform/db/notify.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import type { PersonToEnter } from './enter-people.ts'
import { insertPeople, replaceSlipPassword } from './people-store.ts'

/**
 * Enters somebody with the password they chose (its hash), in the caller's transaction, which holds
 * the register (hold-register.ts), so that the username is free.
 */
export const enterRegistrant = async (
  transaction: Kysely<Tables>,
  person: PersonToEnter & { readonly passwordHash: string },
  now: Date,
): Promise<number> => {
  const [id] = await insertPeople(transaction, [person], { mustSetPassword: false, now })
  if (id === undefined) throw new Error('a username was taken while the register was held')
  return id
}

/**
 * Gives somebody who still has a slip's password the one they chose (its hash). Says whether it did:
 * who has set a password of their own keeps it, and so does who holds a role anywhere.
 */
export const setRegistrantPassword = async (
  transaction: Kysely<Tables>,
  personId: number,
  passwordHash: string,
): Promise<boolean> => {
  const changed = await replaceSlipPassword(transaction, personId, passwordHash)
  if (changed) await notify(transaction, 'person', personId)
  return changed
}
