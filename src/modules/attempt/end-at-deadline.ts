import { findQuestionVersions } from '#src/modules/question-bank/find-question-versions.ts'
import type { Context } from '#src/platform/context.ts'
import type { Result } from '#src/shared/result.ts'
import { answerLine } from './answer-line.ts'
import type { HeldAttempt, QuizPart } from './attempt.ts'
import type { EndRow } from './ending-store.ts'
import { quizOf } from './find-quiz.ts'
import type { Sheet } from './rules/answering.ts'
import { type AskedSlot, askedSlots, countRight } from './rules/marking.ts'
import { standingKeys } from './rules/ordering.ts'
import { arrivedInTime, durationMs } from './rules/timing.ts'
import type { Turn } from './turns.ts'

/** What an attempt's paper asks; at once where its questions are in memory. */
export const slotsOf = (
  context: Context,
  { paper }: Pick<HeldAttempt, 'paper'>,
): readonly AskedSlot[] | Promise<readonly AskedSlot[]> => {
  const ids = paper.map((slot) => slot.versionId)
  const versions = findQuestionVersions(context, ids)
  return versions instanceof Promise
    ? versions.then((read) => askedSlots(paper, read))
    : askedSlots(paper, versions)
}

/** The end of an attempt with this sheet, marked and with the keys it is ranked by. */
export const endingRow = (
  attempt: HeldAttempt,
  { contest }: QuizPart,
  slots: readonly AskedSlot[],
  end: Pick<EndRow, 'endedBy' | 'submittedAt' | 'arrivedAt'> & {
    readonly sheet: Sheet
    readonly sequence: number
  },
): EndRow => {
  const correct = countRight(slots, end.sheet)
  const lasted = durationMs(attempt.startedAt, end.submittedAt, attempt.creditMs)
  const achieved = { correct, durationMs: lasted, achievedAt: end.submittedAt }
  return {
    ...end,
    id: attempt.id,
    revision: attempt.revision,
    savedAt: attempt.savedAt,
    correct,
    durationMs: lasted,
    keys: standingKeys(contest.ranking.keys, achieved),
  }
}

/** The end of an attempt as of its deadline, with the answers held, seen to be over at `now`. */
export const deadlineRow = async (
  context: Context,
  attempt: HeldAttempt,
  now: Date,
): Promise<EndRow> => {
  const place = await quizOf(context, attempt)
  const slots = await slotsOf(context, attempt)
  return endingRow(attempt, place, slots, {
    endedBy: 'deadline',
    submittedAt: attempt.deadlineAt,
    arrivedAt: now,
    sheet: attempt.sheet,
    sequence: attempt.sequence,
  })
}

/**
 * Reads an attempt, ending it first where its deadline and grace have passed: whoever looks at it
 * never sees it open after its time. To be called in the attempt's turn.
 */
export const readEnded = async (
  context: Context,
  turn: Turn,
  now: Date,
): Promise<Result<HeldAttempt | undefined, 'server_busy'>> => {
  const line = answerLine(context.db)
  for (;;) {
    const read = await line.read(turn.id)
    if (!read.ok) return read
    const attempt = read.value
    if (attempt === undefined || attempt.ending !== null || arrivedInTime(attempt, now)) return read
    turn.attempt = undefined
    // Whether this write wins or loses against a save, the next look tells what became of it.
    const written = await line.end(await deadlineRow(context, attempt, now))
    if (!written.ok) return written
  }
}
