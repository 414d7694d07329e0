import type { Context } from '#src/platform/context.ts'
import { partAsItCloses } from './as-it-closes.ts'
import { describeSlot, mayReview, reviewSlot } from './describe-attempt.ts'
import { slotsOf } from './end-at-deadline.ts'
import { quizOf } from './find-quiz.ts'
import { allClosed } from './rules/visibility.ts'
import type { Attempt } from './schema.ts'
import { readAttempt } from './store.ts'

/** What was answered at each slot of an attempt, and what was right. */
export type AnsweredSlot = Attempt['slots'][number] & {
  readonly right: readonly number[]
  readonly correct: boolean
}

/**
 * What was answered in an ended attempt and what was right, for who decides on complaints. Null
 * while it is open, and as long as neither its contestant may see that nor the part is over: whoever
 * knows the key and a contestant could pass it on.
 */
export const reviewAttempt = async (
  context: Context,
  attemptId: string,
): Promise<readonly AnsweredSlot[] | null> => {
  const attempt = await readAttempt(context.db.pool, attemptId)
  if (attempt === undefined || attempt.ending === null) return null
  const place = await partAsItCloses(context, await quizOf(context, attempt))
  const now = context.clock.now()
  const isOver = allClosed(place.part.rounds, place.quiz.graceMs, now)
  if (!isOver && !(await mayReview(context, attempt, place, now))) return null
  const slots = await slotsOf(context, attempt)
  return slots.map((asked, index) => {
    const slot = index + 1
    const answer = attempt.sheet[String(slot)]?.[0] ?? []
    const { right, correct } = reviewSlot(asked, slot, answer)
    return { ...describeSlot(asked, slot, answer), right, correct }
  })
}
