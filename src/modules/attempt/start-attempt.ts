import { randomInt } from 'node:crypto'
import type { Round } from '#src/modules/contest/contest.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { loadBank } from '#src/modules/question-bank/load-bank.ts'
import type { Context } from '#src/platform/context.ts'
import { timeOrderedId } from '#src/shared/ids.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { answerLine } from './answer-line.ts'
import type { HeldAttempt, QuizPart } from './attempt.ts'
import type { BeforeStart, StartPlace } from './before-start-store.ts'
import { lookAtAttempt, type SeenAttempt } from './describe-attempt.ts'
import { readEnded, slotsOf } from './end-at-deadline.ts'
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
  const asked = { actor, place: found.value, now: request.arrivedAt }
  const started = await startAsRemembered(context, asked)
  if (started !== null) return started
  for (let tries = 0; tries < mostTries; tries += 1) {
    const result = await tryStart(context, asked)
    if (result !== null) return result
  }
  return refuse('server_busy')
}

type Asked = { readonly actor: Actor; readonly place: QuizPart; readonly now: Date }

const startPlace = ({ actor, place, now }: Asked): StartPlace => ({
  personId: actor.personId,
  contestId: place.contest.id,
  partId: place.part.id,
  roundId: roundAtHand(place.part.rounds, now)?.id ?? null,
  bankId: place.quiz.bankId,
})

/** The round of a start on what is known before it, or why there is none. */
const judgeStart = ({ place: { part, quiz }, now }: Asked, at: StartPlace, before: BeforeStart) => {
  if (before.ruledOutFor !== null) return refuse('disqualified', { reason: before.ruledOutFor })
  const window = roundForStart(roundsFor(part.rounds, at.roundId, before.allowed), now)
  if (!window.ok) return window
  const refused = refusedByLimit(quiz, before.lastNumber, before.allowed)
  return refused === null ? window : ({ ok: false, refusal: refused } as const)
}

// Whoever starts again is let go by what was known after their last start, in one statement that
// holds it against the database; null where nothing is known, or it is not so any more. What would
// refuse them is read first, and so it is while their last attempt goes on, as far as is known here.
const startAsRemembered = async (context: Context, asked: Asked) => {
  const at = startPlace(asked)
  const line = answerLine(context.db)
  const before = line.starts.recall(at)
  if (before === undefined) return null
  if (before.openId !== null && line.known(before.openId) !== undefined) return null
  const round = judgeStart(asked, at, before)
  if (!round.ok) return null
  return begin(context, asked, { at, round: round.value, before, madeFrom: { ...at, ...before } })
}

const tryStart = async (context: Context, asked: Asked) => {
  const at = startPlace(asked)
  const read = await answerLine(context.db).beforeStart(at)
  if (!read.ok) return read
  const before = read.value
  if (before.openId !== null) return resume(context, asked.place, before.openId, asked.now)
  const round = judgeStart(asked, at, before)
  if (!round.ok) return round
  return begin(context, asked, { at, round: round.value, before, madeFrom: null })
}

const resume = async (
  context: Context,
  place: QuizPart,
  id: string,
  now: Date,
): Promise<Result<Started, 'attempt_open_elsewhere' | 'server_busy'> | null> => {
  const seen = await answerLine(context.db).inTurn(id, (turn) => readEnded(context, turn, now))
  if (!seen.ok) return seen
  const attempt = seen.value
  // It has ended meanwhile, so that the way is free.
  if (attempt === undefined || attempt.ending !== null) return null
  if (attempt.partId !== place.part.id) return refuse('attempt_open_elsewhere')
  const slots = await slotsOf(context, attempt)
  return ok({ seen: await lookAtAttempt(context, attempt, slots), isNew: false })
}

type Beginning = Pick<StartRow, 'madeFrom'> & {
  readonly at: StartPlace
  readonly round: Round
  readonly before: BeforeStart
}

const begin = async (
  context: Context,
  { actor, place: { quiz, contest, part }, now }: Asked,
  { at, round, before, madeFrom }: Beginning,
): Promise<Result<Started, 'bank_too_small' | 'server_busy'> | null> => {
  const { questions } = await loadBank(context, quiz.bankId)
  const { blueprint, shuffle } = quiz
  const seed = randomInt(seeds)
  const paper = drawPaper({ questions, blueprint, shuffle, seen: before.seen.times, seed })
  if (!paper.ok) return paper
  const slots = await slotsOf(context, { paper: paper.value })
  const row: StartRow = {
    id: timeOrderedId(now),
    partId: part.id,
    roundId: round.id,
    personId: actor.personId,
    number: before.lastNumber + 1,
    kind: round.kind,
    seed,
    // Shared with other papers: what is remembered of an attempt is small.
    paper: slots.map(({ drawn }) => drawn),
    startedAt: now,
    deadlineAt: deadlineOf(now, quiz.timeLimitMs + before.allowed.extraTimeMs, round.endsAt),
    graceMs: quiz.graceMs,
    madeFrom,
  }
  const line = answerLine(context.db)
  const written = await line.start(row)
  if (!written.ok) return written
  if (!written.value) return null
  const attempt = freshAttempt(row, contest.id)
  line.keep(attempt, slots)
  line.starts.add(at, before, row)
  return ok({ seen: await lookAtAttempt(context, attempt, slots), isNew: true })
}

const freshAttempt = ({ madeFrom: _, ...row }: StartRow, contestId: number): HeldAttempt => ({
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
