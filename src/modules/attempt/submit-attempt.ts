import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { answerLine } from './answer-line.ts'
import { partAsItCloses } from './as-it-closes.ts'
import type { HeldAttempt } from './attempt.ts'
import { describeResult } from './describe-attempt.ts'
import { endingRow, readEnded, slotsOf } from './end-at-deadline.ts'
import { quizOf } from './find-quiz.ts'
import { holdsAnswers, mergeSave } from './rules/answering.ts'
import { isAttemptId } from './rules/attempt-id.ts'
import { arrivedInTime, endOf } from './rules/timing.ts'
import type { AnswersRequest, SaveRefusal, Taking } from './save-answers.ts'
import type { AttemptResult } from './schema.ts'

const mostTries = 20

/**
 * Takes the last answers and ends the attempt, marked, with its standing brought up to date. The
 * same submission twice gives the same reply.
 */
export const submitAttempt = (context: Context, actor: Actor, request: AnswersRequest) => {
  const line = answerLine(context.db)
  return line.inTurn(request.id, (turn) =>
    trySubmit({ context, actor, line, turn }, request, mostTries),
  )
}

const trySubmit = async (
  taking: Taking,
  request: AnswersRequest,
  tries: number,
): Promise<Result<AttemptResult, SaveRefusal>> => {
  const { arrivedAt } = request
  const { context, actor, line, turn } = taking
  if (!isAttemptId(turn.id)) return refuse('no_such_attempt')
  if (tries === 0) return refuse('server_busy')
  const seen = await line.recall(turn)
  if (!seen.ok) return seen
  const attempt = seen.value
  if (attempt === undefined || attempt.personId !== actor.personId) return refuse('no_such_attempt')
  if (attempt.ending !== null) return repeated(context, attempt, request)
  if (!arrivedInTime(attempt, arrivedAt)) {
    turn.attempt = undefined
    const ended = await readEnded(context, turn, arrivedAt)
    if (!ended.ok) return ended
    // Still open: what was remembered did not know of a deadline moved since.
    return ended.value?.ending === null
      ? trySubmit(taking, request, tries - 1)
      : refuse('attempt_over')
  }
  const place = await quizOf(context, attempt)
  const slots = turn.slots ?? (await slotsOf(context, attempt))
  const merged = mergeSave(attempt.sheet, slots, request)
  if (!merged.ok) return merged
  const row = endingRow(attempt, place, slots, {
    endedBy: 'contestant',
    submittedAt: endOf(attempt, arrivedAt),
    arrivedAt,
    sheet: merged.value,
    sequence: Math.max(attempt.sequence, request.sequence),
  })
  turn.attempt = undefined
  const written = await line.end(row)
  if (!written.ok) return written
  if (written.value === null) return trySubmit(taking, request, tries - 1)
  return resultOf(context, { ...attempt, ending: row, counts: written.value.counts })
}

// A submission that comes again, or a second click on "submit", brings nothing new and gets what
// the first got. What it would change is not taken in silence.
const repeated = (context: Context, attempt: HeldAttempt, request: AnswersRequest) =>
  attempt.ending?.endedBy === 'contestant' && holdsAnswers(attempt.sheet, request.answers)
    ? resultOf(context, attempt)
    : refuse('attempt_over')

const resultOf = async (
  context: Context,
  attempt: HeldAttempt,
): Promise<Result<AttemptResult, 'attempt_over'>> => {
  const place = await partAsItCloses(context, await quizOf(context, attempt))
  const result = describeResult(attempt, place, context.clock.now())
  return result === null ? refuse('attempt_over') : ok(result)
}
