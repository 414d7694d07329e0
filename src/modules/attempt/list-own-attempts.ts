import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Refusal, type Result } from '#src/shared/result.ts'
import { answerLine } from './answer-line.ts'
import { partAsItCloses } from './as-it-closes.ts'
import type { HeldAttempt, QuizPart } from './attempt.ts'
import type { BeforeStart } from './before-start-store.ts'
import { spreadOfOpening } from './before-opening.ts'
import { describeResult } from './describe-attempt.ts'
import { readEnded } from './end-at-deadline.ts'
import { findQuiz, quizOf } from './find-quiz.ts'
import type { AttemptRefusal } from './refusals.ts'
import { attemptsLeft, mayTakePart, refusedByLimit, roundForStart } from './policy.ts'
import { roundAtHand, roundsFor } from './rules/allowing.ts'
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
  const { part, quiz } = place
  const atHand = roundAtHand(part.rounds, request.arrivedAt)?.id ?? null
  const seen = await lookAround(context, actor, place, {
    roundId: atHand,
    now: request.arrivedAt,
  })
  if (!seen.ok) return seen
  const { before, open } = seen.value
  const rounds = roundsFor(part.rounds, atHand, before.allowed)
  const window = roundForStart(rounds, request.arrivedAt)
  const round = window.ok ? window.value : null
  const left = round === null ? null : attemptsLeft(quiz, before.lastNumber, before.allowed)
  const now = context.clock.now()
  const closing = await partAsItCloses(context, place)
  const listed = await readOwnAttempts(context.db.pool, place.part.id, actor.personId, mostListed)
  const refusal = refusalOfStart(actor, place, { window, open, before })
  return ok({
    serverTime: now.toISOString(),
    refusal,
    opening: openingOf(context, actor, part.id, refusal),
    round: round?.code ?? null,
    closesAt: round?.endsAt.toISOString() ?? null,
    extraTimeMs: before.allowed.extraTimeMs,
    attemptsLeft: left,
    open: open === null ? null : await describeOpen(context, open),
    attempts: listed.map((attempt) => ({
      id: attempt.id,
      number: attempt.number,
      kind: attempt.kind,
      startedAt: attempt.startedAt.toISOString(),
      result: describeResult(attempt, closing, now),
    })),
  })
}

const openingOf = (
  context: Context,
  { personId }: Actor,
  partId: number,
  refusal: OwnList['refusal'],
): OwnAttempts['opening'] => {
  const opensAt = refusal?.code === 'not_open_yet' ? refusal.values?.['opensAt'] : undefined
  if (typeof opensAt !== 'string') return null
  return { opensAt, spreadMs: spreadOfOpening(context, partId, personId, opensAt) }
}

type Around = { readonly before: BeforeStart; readonly open: HeldAttempt | null }

const lookAround = async (
  context: Context,
  actor: Actor,
  { contest, part, quiz }: QuizPart,
  at: { readonly roundId: number | null; readonly now: Date },
): Promise<Result<Around, 'server_busy'>> => {
  const of = {
    personId: actor.personId,
    contestId: contest.id,
    partId: part.id,
    roundId: at.roundId,
    bankId: quiz.bankId,
  }
  const read = await answerLine(context.db).beforeStart(of)
  if (!read.ok) return read
  const before = read.value
  const { openId: id } = before
  if (id === null) return ok({ before, open: null })
  const seen = await answerLine(context.db).inTurn(id, (turn) => readEnded(context, turn, at.now))
  if (!seen.ok) return seen
  return ok({ before, open: seen.value?.ending === null ? seen.value : null })
}

const refusalOfStart = (
  actor: Actor,
  { contest, part, quiz }: QuizPart,
  at: {
    readonly window: ReturnType<typeof roundForStart>
    readonly open: HeldAttempt | null
    readonly before: BeforeStart
  },
): OwnList['refusal'] => {
  const allowed = mayTakePart(actor, contest.id)
  if (!allowed.ok) return allowed.refusal
  if (at.open !== null)
    return at.open.partId === part.id ? null : { code: 'attempt_open_elsewhere' }
  const { ruledOutFor, lastNumber, allowed: granted } = at.before
  if (ruledOutFor !== null) return { code: 'disqualified', values: { reason: ruledOutFor } }
  if (!at.window.ok) return at.window.refusal
  return refusedByLimit(quiz, lastNumber, granted)
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
