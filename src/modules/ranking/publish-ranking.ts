import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { notify } from '#src/platform/db/notify.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { tidy } from '#src/shared/text.ts'
import { vietnamTime } from '#src/shared/instant.ts'
import { findQuizPart } from './open-ranking.ts'
import { mayPublish } from './policy.ts'
import {
  countOpenAttempts,
  insertPublication,
  lockPart,
  readPublications,
  snapshotStandings,
  snapshotUnits,
} from './publication-store.ts'
import type { RankingRefusal } from './refusals.ts'

/** Characters that the reason of a correction has at least. */
const leastReason = 10

/**
 * Publishes a part's ranking as it stands, or, with a reason, corrects what was published. The
 * snapshot and the act are one transaction; whatever changes later leaves them as they are.
 */
export const publishRanking = async (
  context: Context,
  actor: Actor,
  request: {
    readonly contest: string
    readonly part: string
    readonly reason?: string | undefined
  },
): Promise<Result<{ publicationId: number; publishedAt: Date }, RankingRefusal>> => {
  const found = await findQuizPart(context, request.contest, request.part)
  if (!found.ok) return found
  const { contest, part } = found.value
  if (!mayPublish(actor, contest.id)) return refuse('not_an_organiser')
  const now = context.clock.now()
  const running = part.rounds.find((round) => round.kind === 'official' && round.endsAt > now)
  if (running) return refuse('round_still_running', { endsAt: vietnamTime(running.endsAt) })
  return context.db.query.transaction().execute(async (tx) => {
    await lockPart(tx, part.id)
    const open = await countOpenAttempts(tx, part.id, now)
    if (open > 0) return refuse('attempts_still_open', { open })
    const before = (await readPublications(tx, part.id)).some((act) => act.kind !== 'freeze')
    const reason = request.reason === undefined ? null : tidy(request.reason)
    if (before && (reason === null || [...reason].length < leastReason))
      return refuse('correction_needs_reason')
    if (!before && reason !== null) return refuse('nothing_to_correct')
    const publicationId = await insertPublication(tx, {
      partId: part.id,
      kind: before ? 'correct' : 'publish',
      reason,
      publishedBy: actor.personId,
      asOf: now,
      publishedAt: now,
    })
    if (publicationId === null) return refuse('correction_needs_reason')
    await snapshotStandings(tx, publicationId, part.id)
    await snapshotUnits(tx, publicationId, contest.id)
    await notify(tx, 'publication', part.id)
    return ok({ publicationId, publishedAt: now })
  })
}
