import { findContestById, findOpenContest } from '#src/modules/contest/find-contest.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import type { HeldAttempt, QuizPart } from './attempt.ts'

/** The quiz part that an address names. */
export const findQuiz = async (
  context: Context,
  address: { readonly contest: string; readonly part: string },
): Promise<Result<QuizPart, 'no_contest' | 'no_part' | 'part_not_a_quiz'>> => {
  const contest = await findOpenContest(context, address.contest)
  if (contest === null) return refuse('no_contest')
  const part = contest.parts.find(({ code }) => code === address.part)
  if (part === undefined) return refuse('no_part')
  return part.quiz === null ? refuse('part_not_a_quiz') : ok({ contest, part, quiz: part.quiz })
}

const quizIn = (contest: Contest | null, partId: number): QuizPart => {
  const part = contest?.parts.find(({ id }) => id === partId)
  if (!contest || !part?.quiz) throw new Error(`part ${partId} of an attempt is no quiz`)
  return { contest, part, quiz: part.quiz }
}

/** The quiz part that an attempt belongs to. Throws where it is gone, which an import refuses. */
export const quizOf = async (
  context: Context,
  attempt: Pick<HeldAttempt, 'contestId' | 'partId'>,
): Promise<QuizPart> => quizIn(await findContestById(context, attempt.contestId), attempt.partId)
