import type { Context } from '#src/platform/context.ts'
import { findContestById } from '#src/modules/contest/find-contest.ts'
import { replaceStandings } from './standing-store.ts'

/**
 * Makes the standings of a contest anew from its ended official attempts, by its ranking keys. A
 * contestant's unit stays the one their standing has. Throws where there is no such contest.
 */
export const rebuildStandings = async (context: Context, contestId: number): Promise<void> => {
  const contest = await findContestById(context, contestId)
  if (contest === null) throw new Error(`no contest ${contestId}`)
  await context.db.query.transaction().execute(async (transaction) => {
    for (const part of contest.parts)
      await replaceStandings(transaction, part.id, contest.ranking.keys)
  })
}
