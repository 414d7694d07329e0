import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { describeWork } from './describe-work.ts'
import type { LongWorkList } from './schema.ts'
import { readWorks } from './store.ts'

// They are kept for a day; who has more of them finds the newest.
const mostListed = 20

/** Lists the actor's own long work, the newest first, as seen from the session with this token. */
export const listWork = async (
  context: Context,
  { personId }: Actor,
  token: string,
): Promise<LongWorkList> => {
  const rows = await readWorks(context.db.query, personId, mostListed)
  const now = context.clock.now()
  return { rows: rows.map((row) => describeWork(row, token, now)) }
}
