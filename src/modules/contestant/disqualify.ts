import { isAttemptId } from '#src/modules/attempt/rules/attempt-id.ts'
import { holdAttempts, standAnew } from '#src/modules/attempt/stand-anew.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { tidy } from '#src/shared/text.ts'
import { decideAbout, type Deciding, type DecisionRefusal, type DecisionRequest } from './decide.ts'
import { insertDisqualification, markDisqualified } from './decision-store.ts'
import { type AttemptRow, readAttemptsOf } from './person-store.ts'

export type DisqualifyRequest = DecisionRequest & {
  /** null: the person, with all attempts */
  readonly attempt: string | null
  readonly evidence: string | null
}

/**
 * Decides that an attempt does not count, or that a person takes no part any more. Nothing is
 * deleted: standings are made anew from the attempts that still count, the contestant is told that
 * and why, and the decision can be lifted.
 */
export const disqualify = (
  context: Context,
  actor: Actor,
  request: DisqualifyRequest,
): Promise<
  Result<{ id: number }, DecisionRefusal | 'no_such_attempt_here' | 'already_disqualified'>
> =>
  decideAbout<{ id: number }, 'no_such_attempt_here' | 'already_disqualified'>(
    context,
    actor,
    request,
    'decide',
    async (deciding) => {
      const { transaction, contest, found, reason, now, record } = deciding
      const { personId } = found
      await holdAttempts(transaction, contest.id, personId)
      const attempt = await attemptNamed(deciding, request.attempt)
      if (!attempt.ok) return attempt
      const evidence = tidy(request.evidence ?? '') || null
      const id = await insertDisqualification(transaction, {
        contestId: contest.id,
        personId,
        attemptId: attempt.value?.id ?? null,
        reason,
        evidence,
        decidedBy: actor.personId,
        decidedAt: now,
      })
      if (id === null) return refuse('already_disqualified')
      await markDisqualified(transaction, contest.id, personId)
      await standAnew(transaction, contest, [personId])
      await record({
        kind: attempt.value === null ? 'contestant.disqualify' : 'attempt.disqualify',
        changes: [
          ...(attempt.value === null
            ? []
            : [{ field: 'attempt', from: null, to: attempt.value.number }]),
          ...(evidence === null ? [] : [{ field: 'evidence', from: null, to: evidence }]),
        ],
      })
      return ok({ id })
    },
  )

const attemptNamed = async (
  { transaction, contest, found }: Deciding,
  id: string | null,
): Promise<Result<AttemptRow | null, 'no_such_attempt_here'>> => {
  if (id === null) return ok(null)
  if (!isAttemptId(id)) return refuse('no_such_attempt_here')
  const of = { contestId: contest.id, personId: found.personId, id }
  const [attempt] = await readAttemptsOf(transaction, of, 1)
  return attempt === undefined ? refuse('no_such_attempt_here') : ok(attempt)
}
