import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import { partAsItCloses } from '#src/modules/attempt/as-it-closes.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Kysely } from 'kysely'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { notify } from '#src/platform/db/notify.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { tidy } from '#src/shared/text.ts'
import { findQuizPart, type QuizPart } from './open-ranking.ts'
import { mayPublish } from './policy.ts'
import {
  countOpenAttempts,
  countPublished,
  insertPublication,
  lockPart,
  type Publication,
  readPublications,
  snapshotStandings,
  snapshotUnits,
} from './publication-store.ts'
import type { RankingRefusal } from './refusals.ts'
import { obstacleToPublishing } from './rules/publishing.ts'

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
  const { rounds } = (await partAsItCloses(context, { contest, part, quiz: part.quiz })).part
  return context.db.query.transaction().execute(async (tx) => {
    await lockPart(tx, part.id)
    const openAttempts = await countOpenAttempts(tx, part.id, now)
    const { stage } = contest
    const obstacle = obstacleToPublishing({ stage, rounds, openAttempts }, now)
    if (obstacle !== null) return { ok: false, refusal: obstacle }
    const acts = await readPublications(tx, part.id)
    const before = acts.find((act) => act.kind !== 'freeze')
    const reason = request.reason === undefined ? null : tidy(request.reason)
    if (before && (reason === null || [...reason].length < leastReason))
      return refuse('correction_needs_reason')
    if (before === undefined && reason !== null) return refuse('nothing_to_correct')
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
    await recordPublication(tx, actor, { contest, part, reason, before, publicationId }, now)
    await notify(tx, 'publication', part.id)
    return ok({ publicationId, publishedAt: now })
  })
}

type Published = {
  readonly contest: Contest
  readonly part: QuizPart
  readonly reason: string | null
  /** the newest publication before this one */
  readonly before: Publication | undefined
  readonly publicationId: number
}

const recordPublication = async (
  transaction: Kysely<Tables>,
  actor: Actor,
  { contest, part, reason, before, publicationId }: Published,
  now: Date,
): Promise<void> => {
  const ids = before === undefined ? [publicationId] : [publicationId, before.id]
  const [people = 0, peopleBefore = null] = await countPublished(transaction, ids)
  await recordAct(
    transaction,
    actor,
    {
      contestId: contest.id,
      kind: before === undefined ? 'ranking.publish' : 'ranking.correct',
      subject: part.name.vi,
      subjectId: part.code,
      reason,
      changes: [{ field: 'people', from: peopleBefore, to: people }],
    },
    now,
  )
}
