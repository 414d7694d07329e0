import type { Context } from '#src/platform/context.ts'
import { readUsernamesLike } from './people-store.ts'
import { usernameFrom, usernameGiver } from './rules/username.ts'

/** A username that the name suggests and that nobody has at this moment. */
export const proposeUsername = async (
  { db }: Pick<Context, 'db'>,
  name: string,
): Promise<string> => {
  const base = usernameFrom(name)
  return usernameGiver(new Set(await readUsernamesLike(db.query, [base])))(base)
}
