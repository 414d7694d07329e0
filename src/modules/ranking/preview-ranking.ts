import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import type { Result } from '#src/shared/result.ts'
import { findPublishedBy, type OpenRanking } from './open-ranking.ts'
import { readPublications } from './publication-store.ts'
import { rankingPage, type RankingRequest } from './read-ranking.ts'
import { unitRankingOf } from './read-unit-ranking.ts'
import type { RankingRefusal } from './refusals.ts'
import type { UnitOrder } from './rules/unit-order.ts'
import type { Ranking, UnitRanking } from './schema.ts'

type Refused = RankingRefusal
type Place = { readonly contest: string; readonly part: string }

const openPreview = async (
  context: Context,
  actor: Actor,
  { contest, part }: Place,
): Promise<Result<OpenRanking, Refused>> => {
  const found = await findPublishedBy(context, actor, contest, part)
  if (!found.ok) return found
  const publications = await readPublications(context.db.query, found.value.part.id)
  return {
    ok: true,
    value: {
      ...found.value,
      visibility: 'published',
      source: { partId: found.value.part.id, publicationId: null },
      asOf: context.clock.now(),
      publications: publications.filter(({ kind }) => kind !== 'freeze'),
    },
  }
}

/**
 * A page of the ranking as the public would see it were it published at this instant: the standings
 * of now, names as the edition lets them be seen.
 */
export const previewRanking = async (
  context: Context,
  actor: Actor,
  request: RankingRequest,
): Promise<Result<Ranking, Refused>> => {
  const opened = await openPreview(context, actor, request)
  return opened.ok ? rankingPage(context, opened.value, null, request) : opened
}

/** The units as the public would see them were the ranking published at this instant. */
export const previewUnits = async (
  context: Context,
  actor: Actor,
  request: Place & { readonly unitGroup?: string | undefined; readonly order: UnitOrder },
): Promise<Result<UnitRanking, Refused>> => {
  const opened = await openPreview(context, actor, request)
  return opened.ok ? unitRankingOf(context, opened.value, request) : opened
}
