import { findQuestionVersions } from '#src/modules/question-bank/find-question-versions.ts'
import type { Context } from '#src/platform/context.ts'
import type { Result } from '#src/shared/result.ts'
import { answerLine } from './answer-line.ts'
import type { HeldAttempt, QuizPart } from './attempt.ts'
import type { EndRow } from './ending-store.ts'
import { quizOf } from './find-quiz.ts'
import type { Sheet, SheetShape } from './rules/answering.ts'
import { type AskedSlot, askedSlots, countRight, sheetShape } from './rules/marking.ts'
import { standingKeys } from './rules/ordering.ts'
import type { Paper } from './rules/paper.ts'
import { arrivedInTime, durationMs } from './rules/timing.ts'

/** The questions of a paper, in its slots, and what can be answered in them. */
type AskedSlots = { readonly slots: readonly AskedSlot[]; readonly shape: SheetShape }

// A paper and its question versions never change, so what a held attempt asks, and what can be
// answered in it, is put together once and not at each of its saves.
const slotsOfPapers = new WeakMap<Paper, AskedSlots>()

/** What an attempt's paper asks; at once where it was asked for before. */
export const slotsOf = (
  context: Context,
  { paper }: Pick<HeldAttempt, 'paper'>,
): AskedSlots | Promise<AskedSlots> => slotsOfPapers.get(paper) ?? readSlots(context, paper)

const readSlots = async (context: Context, paper: Paper): Promise<AskedSlots> => {
  const ids = paper.map((slot) => slot.versionId)
  const slots = askedSlots(paper, await findQuestionVersions(context, ids))
  const asked = { slots, shape: sheetShape(slots) }
  slotsOfPapers.set(paper, asked)
  return asked
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
  const [place, { slots }] = await Promise.all([
    quizOf(context, attempt),
    slotsOf(context, attempt),
  ])
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
  id: string,
  now: Date,
): Promise<Result<HeldAttempt | undefined, 'server_busy'>> => {
  const line = answerLine(context.db)
  for (;;) {
    const read = await line.read(id)
    if (!read.ok) return read
    const attempt = read.value
    if (attempt === undefined || attempt.ending !== null || arrivedInTime(attempt, now)) return read
    line.forget(id)
    // Whether this write wins or loses against a save, the next look tells what became of it.
    const written = await line.end(await deadlineRow(context, attempt, now))
    if (!written.ok) return written
  }
}
