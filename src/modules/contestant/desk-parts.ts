import type { Contest, Part } from '#src/modules/contest/contest.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { readPublishedParts } from './person-store.ts'
import type { DeskPart } from './schema.ts'

/** The quizzes of a contest as decisions about contestants need them. */
export const deskParts = async (context: Context, contest: Contest): Promise<DeskPart[]> => {
  const published = await readPublishedParts(context.db.query, contest.id)
  return contest.parts.flatMap((part) =>
    part.quiz === null
      ? []
      : [
          {
            code: part.code,
            name: part.name,
            timeLimitMs: part.quiz.timeLimitMs,
            attemptsPerRound: part.quiz.attemptsPerRound,
            published: published.has(part.id),
            rounds: part.rounds.map(({ code, name, kind, startsAt, endsAt }) => ({
              code,
              name,
              kind,
              startsAt: startsAt.toISOString(),
              endsAt: endsAt.toISOString(),
            })),
          },
        ],
  )
}

/** A quiz of a contest with its rules. */
export type QuizOfDesk = Part & { readonly quiz: NonNullable<Part['quiz']> }

/** The quiz of this code. */
export const quizNamed = (
  contest: Contest,
  code: string,
): Result<QuizOfDesk, 'no_part' | 'part_not_a_quiz'> => {
  const part = contest.parts.find((one) => one.code === code)
  if (part === undefined) return refuse('no_part')
  return part.quiz === null ? refuse('part_not_a_quiz') : ok({ ...part, quiz: part.quiz })
}
