import { findContestById } from '#src/modules/contest/find-contest.ts'
import type { Context } from '#src/platform/context.ts'
import { isoOf } from '#src/shared/instant.ts'
import { asItCloses, partAsItCloses } from './as-it-closes.ts'
import type { HeldAttempt, QuizPart } from './attempt.ts'
import { quizOf } from './find-quiz.ts'
import { type AskedSlot, isRight } from './rules/marking.ts'
import { showsMarks, showsReview } from './rules/visibility.ts'
import type { Attempt, AttemptResult } from './schema.ts'
import { readContestsOnBank } from './store.ts'

/**
 * The result of an ended attempt as its contestant may see it now, its part being given as it
 * closes; null while it is open.
 */
export const describeResult = (
  attempt: Pick<HeldAttempt, 'ending' | 'paper' | 'counts' | 'ruledOutFor'>,
  { part, quiz }: QuizPart,
  now: Date,
): AttemptResult | null => {
  const { ending } = attempt
  if (ending === null) return null
  const marks = showsMarks(quiz, part.rounds, now)
  return {
    correct: marks ? ending.correct : null,
    total: attempt.paper.length,
    durationMs: ending.durationMs,
    submittedAt: isoOf(ending.submittedAt),
    endedBy: ending.endedBy,
    counts: marks ? attempt.counts : null,
    ruledOutFor: attempt.ruledOutFor,
  }
}

/**
 * Whether a contestant may see what was right in an ended attempt of theirs, its part being given as
 * it closes.
 */
export const mayReview = async (
  context: Context,
  attempt: Pick<HeldAttempt, 'ending'>,
  { contest, part, quiz }: QuizPart,
  now: Date,
): Promise<boolean> => {
  if (attempt.ending === null || !showsMarks(quiz, part.rounds, now)) return false
  // Asked of the contest alone first: its own close is what most are still waiting for.
  if (!showsReview(quiz, contest, [], now)) return false
  const ids = await readContestsOnBank(context.db.pool, quiz.bankId)
  const onBank = await Promise.all(ids.map((id) => findContestById(context, id)))
  const closing = await Promise.all(
    onBank.flatMap((other) => (other === null ? [] : [asItCloses(context, other)])),
  )
  return showsReview(quiz, contest, closing, now)
}

/** A slot as a contestant sees it, with what they chose. */
export const describeSlot = (
  { question, order, multiple }: AskedSlot,
  slot: number,
  answer: readonly number[],
) => ({
  slot,
  stem: question.stem,
  multiple,
  options: order.map((written, index) => ({
    option: index + 1,
    text: question.options[written - 1]?.text ?? '',
  })),
  answer: [...answer],
})

/** What was right at a slot. */
export const reviewSlot = (asked: AskedSlot, slot: number, answer: readonly number[]) => ({
  slot,
  right: [...asked.right],
  correct: isRight(asked, answer),
  explanation: asked.question.explanation,
  source: asked.question.source,
})

/** An attempt as its contestant may see it now, its slots not yet written out. */
export type SeenAttempt = {
  readonly around: Omit<Attempt, 'slots'>
  readonly slots: readonly AskedSlot[]
  /** options chosen in a slot, counted from 1 */
  readonly answerAt: (slot: number) => readonly number[]
}

/**
 * Looks at an attempt, its slots being given, as its contestant may: never more of the key than the
 * policy allows.
 */
export const lookAtAttempt = async (
  context: Context,
  attempt: HeldAttempt,
  slots: readonly AskedSlot[],
): Promise<SeenAttempt> => {
  const now = context.clock.now()
  const place = await partAsItCloses(context, await quizOf(context, attempt))
  const reviewed = await mayReview(context, attempt, place, now)
  const answerAt = (slot: number): readonly number[] => attempt.sheet[slot]?.[0] ?? []
  const around = {
    id: attempt.id,
    contest: place.contest.slug,
    part: place.part.code,
    number: attempt.number,
    kind: attempt.kind,
    startedAt: isoOf(attempt.startedAt),
    deadlineAt: isoOf(attempt.deadlineAt),
    serverTime: isoOf(now),
    sequence: attempt.sequence,
    result: describeResult(attempt, place, now),
    review: reviewed
      ? slots.map((asked, index) => reviewSlot(asked, index + 1, answerAt(index + 1)))
      : null,
  }
  return { around, slots, answerAt }
}

/** The attempt as the API tells it. */
export const describeAttempt = ({ around, slots, answerAt }: SeenAttempt): Attempt => ({
  ...around,
  slots: slots.map((asked, index) => describeSlot(asked, index + 1, answerAt(index + 1))),
})
