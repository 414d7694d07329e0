import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Refusal, type Result } from '#src/shared/result.ts'
import { answerLine } from './answer-line.ts'
import type { HeldAttempt, QuizPart } from './attempt.ts'
import { describeResult } from './describe-attempt.ts'
import { readEnded } from './end-at-deadline.ts'
import { findQuiz, quizOf } from './find-quiz.ts'
import type { AttemptRefusal } from './refusals.ts'
import { attemptsLeft, mayTakePart, refusedByLimit, roundForStart } from './policy.ts'
import type { OwnAttempts } from './schema.ts'
import { readOwnAttempts } from './store.ts'

// No edition allows more in a round; those without a limit show the latest.
const mostListed = 200

/** The list, with the refusal of a start not yet put into a language's sentence. */
export type OwnList = Omit<OwnAttempts, 'refusal'> & {
  readonly refusal: Refusal<AttemptRefusal | 'password_not_set'> | null
}

/** Lists a person's attempts at a part, newest first, with what pressing "start" would do now. */
export const listOwnAttempts = async (
  context: Context,
  actor: Actor,
  request: { readonly contest: string; readonly part: string; readonly arrivedAt: Date },
): Promise<Result<OwnList, 'no_contest' | 'no_part' | 'part_not_a_quiz' | 'server_busy'>> => {
  const found = await findQuiz(context, request)
  if (!found.ok) return found
  const place = found.value
  const window = roundForStart(place.part.rounds, request.arrivedAt)
  const round = window.ok ? window.value : null
  const seen = await lookAround(context, actor, place, {
    roundId: round?.id ?? null,
    now: request.arrivedAt,
  })
  if (!seen.ok) return seen
  const { lastNumber, open } = seen.value
  const left = round === null ? null : attemptsLeft(place.quiz, lastNumber)
  const now = context.clock.now()
  const listed = await readOwnAttempts(context.db.pool, place.part.id, actor.personId, mostListed)
  return ok({
    serverTime: now.toISOString(),
    refusal: refusalOfStart(actor, place, { window, open, lastNumber }),
    round: round?.code ?? null,
    attemptsLeft: left,
    open: open === null ? null : await describeOpen(context, open),
    attempts: listed.map((attempt) => ({
      id: attempt.id,
      number: attempt.number,
      kind: attempt.kind,
      startedAt: attempt.startedAt.toISOString(),
      result: describeResult(attempt, place, now),
    })),
  })
}

type Around = { readonly lastNumber: number; readonly open: HeldAttempt | null }

const lookAround = async (
  context: Context,
  actor: Actor,
  { part, quiz }: QuizPart,
  at: { readonly roundId: number | null; readonly now: Date },
): Promise<Result<Around, 'server_busy'>> => {
  const of = {
    personId: actor.personId,
    partId: part.id,
    roundId: at.roundId,
    bankId: quiz.bankId,
  }
  const read = await answerLine(context.db).beforeStart(of)
  if (!read.ok) return read
  const { openId: id, lastNumber } = read.value
  if (id === null) return ok({ lastNumber, open: null })
  const seen = await answerLine(context.db).inTurn(id, () => readEnded(context, id, at.now))
  if (!seen.ok) return seen
  return ok({ lastNumber, open: seen.value?.ending === null ? seen.value : null })
}

const refusalOfStart = (
  actor: Actor,
  { contest, part, quiz }: QuizPart,
  at: {
    readonly window: ReturnType<typeof roundForStart>
    readonly open: HeldAttempt | null
    readonly lastNumber: number
  },
): OwnList['refusal'] => {
  const allowed = mayTakePart(actor, contest.id)
  if (!allowed.ok) return allowed.refusal
  if (at.open !== null)
    return at.open.partId === part.id ? null : { code: 'attempt_open_elsewhere' }
  if (!at.window.ok) return at.window.refusal
  return refusedByLimit(quiz, at.lastNumber)
}

const describeOpen = async (
  context: Context,
  attempt: HeldAttempt,
): Promise<OwnAttempts['open']> => {
  const { contest, part } = await quizOf(context, attempt)
  return {
    id: attempt.id,
    contest: contest.slug,
    part: part.code,
    deadlineAt: attempt.deadlineAt.toISOString(),
  }
}
