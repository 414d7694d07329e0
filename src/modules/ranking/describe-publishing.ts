import { partAsItCloses } from '#src/modules/attempt/as-it-closes.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Refusal, type Result } from '#src/shared/result.ts'
import { isFreezeAt } from './freeze-ranking.ts'
import { findPublishedBy } from './open-ranking.ts'
import { countOpenAttempts, countPublished, readPublications } from './publication-store.ts'
import type { RankingRefusal } from './refusals.ts'
import { obstacleToPublishing } from './rules/publishing.ts'
import { visibilityAt } from './rules/visibility.ts'
import type { Publishing } from './schema.ts'
import { countStandings } from './store.ts'

/** The page, with its obstacle not yet put into a language's sentence. */
export type PublishingState = Omit<Publishing, 'obstacle'> & {
  readonly obstacle: Refusal<RankingRefusal> | null
}

/** Tells an organiser how the results of a part stand: what is seen, what was published, what next. */
export const describePublishing = async (
  context: Context,
  actor: Actor,
  request: { readonly contest: string; readonly part: string },
): Promise<Result<PublishingState, RankingRefusal>> => {
  const found = await findPublishedBy(context, actor, request.contest, request.part)
  if (!found.ok) return found
  const { contest, part } = found.value
  const now = context.clock.now()
  const { query } = context.db
  const [acts, openAttempts, standings] = await Promise.all([
    readPublications(query, part.id),
    countOpenAttempts(query, part.id, now),
    countStandings(query, { source: { partId: part.id, publicationId: null }, unitIds: null }),
  ])
  const { freezeAt, visibility, names } = contest.ranking
  const listed = acts.filter((act) => act.kind !== 'freeze' || isFreezeAt(act, freezeAt))
  const people = await countPublished(
    query,
    listed.map(({ id }) => id),
  )
  const isPublished = acts.some(({ kind }) => kind !== 'freeze')
  const { stage } = contest
  const { rounds } = (await partAsItCloses(context, { contest, part, quiz: part.quiz })).part
  return ok({
    serverTime: now.toISOString(),
    seen: visibilityAt(now, contest.ranking, { ...part, rounds }, isPublished),
    rule: { visibility, freezeAt: freezeAt?.toISOString() ?? null, names },
    published: isPublished,
    standings,
    obstacle: obstacleToPublishing({ stage, rounds, openAttempts }, now),
    publications: listed.map((act, index) => ({
      id: String(act.id),
      kind: act.kind,
      publishedAt: act.publishedAt.toISOString(),
      publishedBy: act.publishedBy,
      reason: act.reason,
      asOf: act.asOf.toISOString(),
      people: people[index] ?? 0,
    })),
  })
}
