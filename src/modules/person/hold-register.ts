import type { Kysely } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import { lockRegister, readUsernamesLike } from './people-store.ts'
import { usernameFrom } from './rules/username.ts'

/**
 * Lets nobody else enter people until the caller's transaction ends (people can still sign in), and
 * gives the usernames in use that those of these names might collide with.
 */
export const holdRegister = async (
  transaction: Kysely<Tables>,
  names: readonly string[],
): Promise<ReadonlySet<string>> => {
  await lockRegister(transaction)
  const bases = new Set(names.map(usernameFrom))
  return new Set(await readUsernamesLike(transaction, [...bases]))
}
