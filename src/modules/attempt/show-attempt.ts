import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { answerLine } from './answer-line.ts'
import { lookAtAttempt, type SeenAttempt } from './describe-attempt.ts'
import { readEnded, slotsOf } from './end-at-deadline.ts'
import { isAttemptId } from './rules/attempt-id.ts'

/** Shows a contestant an attempt of theirs, with the answers held; after its end, the result. */
export const showAttempt = async (
  context: Context,
  actor: Actor,
  request: { readonly id: string; readonly arrivedAt: Date },
): Promise<Result<SeenAttempt, 'no_such_attempt' | 'server_busy'>> => {
  const { id, arrivedAt } = request
  if (!isAttemptId(id)) return refuse('no_such_attempt')
  const seen = await answerLine(context.db).inTurn(id, (turn) =>
    readEnded(context, turn, arrivedAt),
  )
  if (!seen.ok) return seen
  const attempt = seen.value
  if (attempt === undefined || attempt.personId !== actor.personId) return refuse('no_such_attempt')
  return ok(await lookAtAttempt(context, attempt, await slotsOf(context, attempt)))
}
