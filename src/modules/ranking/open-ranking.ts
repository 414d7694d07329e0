import { partAsItCloses } from '#src/modules/attempt/as-it-closes.ts'
import { findContest, findOpenContest } from '#src/modules/contest/find-contest.ts'
import type { Contest, Part, Quiz } from '#src/modules/contest/contest.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { freezeRanking, isFreezeAt } from './freeze-ranking.ts'
import { type Publication, readPublications } from './publication-store.ts'
import { mayPublish } from './policy.ts'
import { type Visibility, visibilityAt } from './rules/visibility.ts'
import type { StandingSource } from './store.ts'

/** A part's ranking as the public may see it now. */
export type OpenRanking = {
  readonly contest: Contest
  readonly part: QuizPart
  readonly visibility: Visibility
  /** where to read standings; null while nothing may be shown */
  readonly source: StandingSource | null
  readonly asOf: Date
  /** the acts of people, newest first */
  readonly publications: readonly Publication[]
}
export type QuizPart = Part & { readonly quiz: Quiz }

/** Finds a quiz part of a contest by its code; without one, the contest's first quiz. */
export const findQuizPart = async (
  context: Context,
  slug: string,
  code?: string,
): Promise<Result<{ contest: Contest; part: QuizPart }, 'no_such_part'>> => {
  const contest = await findOpenContest(context, slug)
  const part = contest?.parts.find(
    (one): one is QuizPart => one.quiz !== null && (code === undefined || one.code === code),
  )
  return contest && part ? ok({ contest, part }) : refuse('no_such_part')
}

/**
 * The quiz part whose results the actor publishes. A contest that is not open yet is nobody else's
 * to know of.
 */
export const findPublishedBy = async (
  context: Context,
  actor: Actor,
  slug: string,
  code: string,
): Promise<Result<{ contest: Contest; part: QuizPart }, 'no_such_part' | 'not_an_organiser'>> => {
  const contest = await findContest(context, slug)
  if (contest === null) return refuse('no_such_part')
  if (!mayPublish(actor, contest.id))
    return refuse(contest.stage === 'open' ? 'not_an_organiser' : 'no_such_part')
  const part = contest.parts.find((one): one is QuizPart => one.quiz !== null && one.code === code)
  return part === undefined ? refuse('no_such_part') : ok({ contest, part })
}

/**
 * Decides what the public sees of a part's ranking: the newest publication, the freeze, the live
 * standings, or nothing. Takes the freeze's snapshot when it is due.
 */
export const openRanking = async (
  context: Context,
  slug: string,
  code: string,
): Promise<Result<OpenRanking, 'no_such_part'>> => {
  const found = await findQuizPart(context, slug, code)
  if (!found.ok) return found
  const { contest, part } = found.value
  const now = context.clock.now()
  const all = await readPublications(context.db.query, part.id)
  const publications = all.filter((act) => act.kind !== 'freeze')
  const closing = await partAsItCloses(context, { contest, part, quiz: part.quiz })
  const visibility = visibilityAt(
    now,
    contest.ranking,
    { ...part, rounds: closing.part.rounds },
    publications.length > 0,
  )
  const seen = { contest, part, visibility, publications }
  const newest = publications[0]
  if (newest) return ok({ ...seen, source: { publicationId: newest.id }, asOf: newest.asOf })
  if (visibility === 'live')
    return ok({ ...seen, source: { partId: part.id, publicationId: null }, asOf: now })
  if (visibility === 'hidden') return ok({ ...seen, source: null, asOf: now })
  const freeze =
    all.find((act) => isFreezeAt(act, contest.ranking.freezeAt)) ??
    (await freezeRanking(context, contest, part))
  return freeze
    ? ok({ ...seen, source: { publicationId: freeze.id }, asOf: freeze.asOf })
    : ok({ ...seen, visibility: 'hidden', source: null, asOf: now })
}
