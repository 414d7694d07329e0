import type { Contest, Part } from '#src/modules/contest/contest.ts'
import type { Context } from '#src/platform/context.ts'
import {
  countOpenAttempts,
  deleteOtherFreezes,
  insertPublication,
  lockPart,
  type Publication,
  readPublications,
  snapshotStandingsAsOf,
  snapshotUnits,
} from './publication-store.ts'

// Answers that arrived before the freeze may still be on their way into the database.
const settleMs = 5_000

/** Whether the act is the freeze of this instant, and not one of a rule that was changed since. */
export const isFreezeAt = ({ kind, asOf }: Publication, freezeAt: Date | null): boolean =>
  kind === 'freeze' && asOf.getTime() === freezeAt?.getTime()

/**
 * Takes the snapshot of the instant at which the edition freezes its ranking, once for all
 * processes. Null in the seconds in which attempts from before the freeze are still ending.
 */
export const freezeRanking = async (
  context: Context,
  contest: Contest,
  part: Part,
): Promise<Publication | null> => {
  const { freezeAt, keys } = contest.ranking
  const now = context.clock.now()
  if (freezeAt === null || now.getTime() < freezeAt.getTime() + settleMs) return null
  return context.db.query.transaction().execute(async (tx) => {
    await lockPart(tx, part.id)
    await deleteOtherFreezes(tx, part.id, freezeAt)
    if ((await countOpenAttempts(tx, part.id, freezeAt)) > 0) return null
    const id = await insertPublication(tx, {
      partId: part.id,
      kind: 'freeze',
      reason: null,
      publishedBy: null,
      asOf: freezeAt,
      publishedAt: now,
    })
    if (id !== null) {
      await snapshotStandingsAsOf(tx, id, { id: part.id, contestId: contest.id, keys }, freezeAt)
      await snapshotUnits(tx, id, contest.id)
    }
    return (await readPublications(tx, part.id)).find((act) => isFreezeAt(act, freezeAt)) ?? null
  })
}
