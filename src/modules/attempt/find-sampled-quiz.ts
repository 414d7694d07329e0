import { findContest } from '#src/modules/contest/find-contest.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { hasWorkAt } from '#src/modules/question-bank/policy.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import type { QuizPart } from './attempt.ts'
import { mayDrawSamples } from './policy.ts'

/** How an address names a part. */
export type PartAddress = { readonly contest: string; readonly part: string }

/** Why no sample paper is drawn. */
export type SampleRefusal =
  'no_contest' | 'forbidden' | 'no_part' | 'part_not_a_quiz' | 'bank_too_small'

/** The quiz part that an address names, opened or not, for who may draw sample papers of it. */
export const findSampledQuiz = async (
  context: Context,
  actor: Actor,
  address: PartAddress,
): Promise<Result<QuizPart, SampleRefusal>> => {
  const contest = await findContest(context, address.contest)
  if (contest === null) return refuse('no_contest')
  if (!mayDrawSamples(actor, contest.id))
    return contest.stage !== 'open' && !hasWorkAt(actor, contest.id)
      ? refuse('no_contest')
      : refuse('forbidden')
  const part = contest.parts.find(({ code }) => code === address.part)
  if (part === undefined) return refuse('no_part')
  return part.quiz === null ? refuse('part_not_a_quiz') : ok({ contest, part, quiz: part.quiz })
}
