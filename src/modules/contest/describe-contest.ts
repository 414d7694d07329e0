import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import type { Contest, Part, Round } from './contest.ts'
import { findOpenContest } from './find-contest.ts'
import { registeringAt } from './rules/registering.ts'
import { periodOf, stateAt } from './rules/state.ts'
import type { ContestPage, ContestSummary } from './schema.ts'

/** The contest's line in a list, at an instant. */
export const summaryOf = (contest: Contest, now: Date): ContestSummary => {
  const { slug, name, summary, organiser, demo } = contest
  const period = periodOf(contest.parts)
  return {
    slug,
    name,
    summary,
    organiser,
    demo,
    state: stateAt(period, now),
    startsAt: period.startsAt.toISOString(),
    endsAt: period.endsAt.toISOString(),
  }
}

const roundPage = ({
  code,
  kind,
  name,
  startsAt,
  endsAt,
}: Round): ContestPage['rounds'][number] => ({
  code,
  kind,
  name,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
})

const partPage = ({
  code,
  kind,
  name,
  weight,
  rounds,
  quiz,
}: Part): ContestPage['parts'][number] => ({
  code,
  kind,
  name,
  weight,
  rounds: rounds.map(roundPage),
  quiz:
    quiz === null
      ? null
      : {
          questions: quiz.questions,
          timeLimitMs: quiz.timeLimitMs,
          attemptsPerRound: quiz.attemptsPerRound,
          review: quiz.review,
          marks: quiz.marks,
          assumed: [...quiz.assumed],
        },
})

/** All that the public may know of a contest; nothing of its bank but how many questions are asked. */
export const describeContest = async (
  context: Context,
  slug: string,
): Promise<Result<ContestPage, 'no_contest'>> => {
  const contest = await findOpenContest(context, slug)
  if (contest === null) return refuse('no_contest')
  const now = context.clock.now()
  return ok({
    ...summaryOf(contest, now),
    serverTime: now.toISOString(),
    audience: contest.audience,
    rules: [...contest.rules],
    documents: [...contest.documents],
    rounds: contest.rounds.map(roundPage),
    parts: contest.parts.map(partPage),
    ranking: {
      keys: [...contest.ranking.keys],
      visibility: contest.ranking.visibility,
      freezeAt: contest.ranking.freezeAt?.toISOString() ?? null,
      names: contest.ranking.names,
    },
    registrationOpen: registeringAt(contest, now) === 'open',
    units: contest.units.map(({ code, name, unitGroup }) => ({ code, name, unitGroup })),
  })
}
