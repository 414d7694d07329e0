import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { isoOf } from '#src/shared/instant.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { type AnswerLine, answerLine } from './answer-line.ts'
import type { HeldAttempt } from './attempt.ts'
import { readEnded, slotsOf } from './end-at-deadline.ts'
import { isAttemptId } from './rules/attempt-id.ts'
import { type AnswerRefusal, holdsAnswers, mergeSave, type Save } from './rules/answering.ts'
import { arrivedInTime } from './rules/timing.ts'
import type { Saved } from './schema.ts'
import type { SaveRow } from './store.ts'
import type { Turn } from './turns.ts'

/** Answers for an attempt, as they reached the server. */
export type AnswersRequest = Save & { readonly id: string; readonly arrivedAt: Date }

/** Why answers, or a submission, were not taken. */
export type SaveRefusal = AnswerRefusal | 'no_such_attempt' | 'attempt_over' | 'server_busy'

// Within a process saves of an attempt go one after another, so each loss means that another
// process wrote it meanwhile.
const mostTries = 20

/**
 * Saves answers. Given back, they are on disk. The same save twice gives the same reply, and saves
 * may arrive in any order.
 */
export const saveAnswers = (context: Context, actor: Actor, request: AnswersRequest) => {
  const line = answerLine(context.db)
  return line.inTurn(request.id, (turn) =>
    trySave({ context, actor, line, turn }, request, mostTries),
  )
}

/** Whose answers for which attempt are taken, in its turn. */
export type Taking = {
  readonly context: Context
  readonly actor: Actor
  readonly line: AnswerLine
  readonly turn: Turn
}

const trySave = async (
  taking: Taking,
  request: AnswersRequest,
  tries: number,
): Promise<Result<Saved, SaveRefusal>> => {
  const { arrivedAt } = request
  const { context, actor, line, turn } = taking
  if (!isAttemptId(turn.id)) return refuse('no_such_attempt')
  if (tries === 0) return refuse('server_busy')
  // What is known at once is not waited for: each wait costs a turn of the queue of promises.
  const recalled = line.recall(turn)
  const seen = recalled instanceof Promise ? await recalled : recalled
  if (!seen.ok) return seen
  const attempt = seen.value
  if (attempt === undefined || attempt.personId !== actor.personId) return refuse('no_such_attempt')
  if (attempt.ending !== null) return refuse('attempt_over')
  if (!arrivedInTime(attempt, arrivedAt)) {
    turn.attempt = undefined
    const ended = await readEnded(context, turn, arrivedAt)
    if (!ended.ok) return ended
    // Still open: what was remembered did not know of a deadline moved since.
    return ended.value?.ending === null
      ? trySave(taking, request, tries - 1)
      : refuse('attempt_over')
  }
  const asked = turn.slots ?? slotsOf(context, attempt)
  const slots = asked instanceof Promise ? await asked : asked
  const merged = mergeSave(attempt.sheet, slots, request)
  if (!merged.ok) return merged
  const saved = savedFrom(attempt, request, merged.value)
  if (saved.sheet !== attempt.sheet) {
    const written = await line.save(saved)
    if (!written.ok) return written
    if (!written.value) {
      turn.attempt = undefined
      return trySave(taking, request, tries - 1)
    }
    const { sheet, sequence, savedAt } = saved
    turn.attempt = { ...attempt, sheet, sequence, savedAt, revision: attempt.revision + 1 }
    turn.slots = slots
  }
  return ok({
    sequence: sequenceTold(saved, request),
    savedAt: isoOf(saved.savedAt),
    deadlineAt: isoOf(attempt.deadlineAt),
  })
}

// A save that arrived after a later one (of another device) changes nothing: the later one's
// sequence tells its sender not to call it saved.
const sequenceTold = (saved: SaveRow, request: AnswersRequest): number =>
  request.sequence === saved.sequence || holdsAnswers(saved.sheet, request.answers)
    ? request.sequence
    : saved.sequence

// What changes nothing was saved before. A clock that stepped back does not make an earlier save
// of a later one.
const savedFrom = (
  attempt: HeldAttempt,
  { arrivedAt, sequence }: AnswersRequest,
  sheet: HeldAttempt['sheet'],
): SaveRow => {
  const before = attempt.savedAt ?? attempt.startedAt
  const isNews = sheet !== attempt.sheet && arrivedAt.getTime() > before.getTime()
  return {
    id: attempt.id,
    revision: attempt.revision,
    sheet,
    sequence: Math.max(attempt.sequence, sequence),
    arrivedAt,
    savedAt: isNews ? arrivedAt : before,
  }
}
