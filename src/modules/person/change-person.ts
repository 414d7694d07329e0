import type { Kysely } from 'kysely'
import { notify } from '#src/platform/db/notify.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { replaceContact } from './people-store.ts'

/**
 * Writes a person's name, phone and address anew in the caller's transaction, null taking away what
 * was held, and tells every process. (Where a blank says nothing: correct-people.ts.)
 */
export const changePerson = async (
  transaction: Kysely<Tables>,
  person: {
    readonly personId: number
    readonly name: string
    readonly phone: string | null
    readonly email: string | null
  },
): Promise<void> => {
  await replaceContact(transaction, person)
  await notify(transaction, 'person', person.personId)
}
