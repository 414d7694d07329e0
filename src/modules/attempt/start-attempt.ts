import { randomInt } from 'node:crypto'
import type { Round } from '#src/modules/contest/contest.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { loadBank } from '#src/modules/question-bank/load-bank.ts'
import type { Context } from '#src/platform/context.ts'
import { timeOrderedId } from '#src/shared/ids.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { answerLine } from './answer-line.ts'
import type { HeldAttempt, QuizPart } from './attempt.ts'
import type { BeforeStart } from './before-start-store.ts'
import { lookAtAttempt, type SeenAttempt } from './describe-attempt.ts'
import { readEnded } from './end-at-deadline.ts'
import { findQuiz } from './find-quiz.ts'
import { mayTakePart, refusedByLimit, roundForStart } from './policy.ts'
import { roundAtHand, roundsFor } from './rules/allowing.ts'
import { drawPaper } from './rules/paper.ts'
import { deadlineOf } from './rules/timing.ts'
import type { StartRow } from './store.ts'

export type StartRequest = {
  readonly contest: string
  readonly part: string
  readonly arrivedAt: Date
}

/** `isNew` is false where an open attempt is resumed. */
export type Started = { readonly seen: SeenAttempt; readonly isNew: boolean }

// Each loss means that another request of the same person got through.
const mostTries = 20

// randomInt takes ranges below 2^48; a paper's seed may be any integer below 2^53.
const seeds = 2 ** 48 - 1

/**
 * Starts an attempt, or resumes the one that is open in this part. Of two starts at once one wins
 * and the other resumes.
 */
export const startAttempt = async (context: Context, actor: Actor, request: StartRequest) => {
  const found = await findQuiz(context, request)
  if (!found.ok) return found
  const allowed = mayTakePart(actor, found.value.contest.id)
  if (!allowed.ok) return allowed
  for (let tries = 0; tries < mostTries; tries += 1) {
    const result = await tryStart(context, actor, found.value, request.arrivedAt)
    if (result !== null) return result
  }
  return refuse('server_busy')
}

const tryStart = async (context: Context, actor: Actor, place: QuizPart, now: Date) => {
  const { contest, part, quiz } = place
  const atHand = roundAtHand(part.rounds, now)?.id ?? null
  const read = await answerLine(context.db).beforeStart({
    personId: actor.personId,
    contestId: contest.id,
    partId: part.id,
    roundId: atHand,
    bankId: quiz.bankId,
  })
  if (!read.ok) return read
  const before = read.value
  if (before.openId !== null) return resume(context, place, before.openId, now)
  if (before.ruledOutFor !== null) return refuse('disqualified', { reason: before.ruledOutFor })
  const window = roundForStart(roundsFor(part.rounds, atHand, before.allowed), now)
  if (!window.ok) return window
  const refused = refusedByLimit(quiz, before.lastNumber, before.allowed)
  if (refused !== null) return { ok: false, refusal: refused } as const
  return begin(context, actor, place, { round: window.value, before, now })
}

const resume = async (
  context: Context,
  place: QuizPart,
  id: string,
  now: Date,
): Promise<Result<Started, 'attempt_open_elsewhere' | 'server_busy'> | null> => {
  const seen = await answerLine(context.db).inTurn(id, () => readEnded(context, id, now))
  if (!seen.ok) return seen
  const attempt = seen.value
  // It has ended meanwhile, so that the way is free.
  if (attempt === undefined || attempt.ending !== null) return null
  if (attempt.partId !== place.part.id) return refuse('attempt_open_elsewhere')
  return ok({ seen: await lookAtAttempt(context, attempt), isNew: false })
}

const begin = async (
  context: Context,
  actor: Actor,
  { part, quiz, contest }: QuizPart,
  at: { readonly round: Round; readonly before: BeforeStart; readonly now: Date },
): Promise<Result<Started, 'bank_too_small' | 'server_busy'> | null> => {
  const { round, before, now } = at
  const { questions } = await loadBank(context, quiz.bankId)
  const { blueprint, shuffle } = quiz
  const seed = randomInt(seeds)
  const paper = drawPaper({ questions, blueprint, shuffle, seen: before.seen.times, seed })
  if (!paper.ok) return paper
  const row: StartRow = {
    id: timeOrderedId(now),
    partId: part.id,
    roundId: round.id,
    personId: actor.personId,
    number: before.lastNumber + 1,
    kind: round.kind,
    seed,
    paper: paper.value,
    startedAt: now,
    deadlineAt: deadlineOf(now, quiz.timeLimitMs + before.allowed.extraTimeMs, round.endsAt),
    graceMs: quiz.graceMs,
  }
  const line = answerLine(context.db)
  const written = await line.start(row)
  if (!written.ok) return written
  if (!written.value) return null
  const attempt = freshAttempt(row, contest.id)
  line.remember(attempt)
  line.seen.add({ personId: row.personId, bankId: quiz.bankId }, before.seen, row.paper)
  return ok({ seen: await lookAtAttempt(context, attempt), isNew: true })
}

const freshAttempt = (row: StartRow, contestId: number): HeldAttempt => ({
  ...row,
  contestId,
  sheet: {},
  sequence: 0,
  revision: 0,
  savedAt: null,
  creditMs: 0,
  ending: null,
  counts: false,
  ruledOutFor: null,
})
