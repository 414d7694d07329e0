import { holdAttempts, standAnew } from '#src/modules/attempt/stand-anew.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { decideAbout, type DecisionRefusal, type DecisionRequest } from './decide.ts'
import { liftDisqualification, markDisqualified } from './decision-store.ts'

/** Lifts a disqualification: what it ruled out counts again, as if it had not been decided. */
export const liftDisqualificationOf = (
  context: Context,
  actor: Actor,
  request: DecisionRequest & { readonly id: string },
): Promise<Result<null, DecisionRefusal | 'no_such_decision'>> =>
  decideAbout<null, 'no_such_decision'>(
    context,
    actor,
    request,
    'decide',
    async ({ transaction, contest, found, reason, now, record }) => {
      const { personId } = found
      await holdAttempts(transaction, contest.id, personId)
      const of = { contestId: contest.id, personId, id: Number(request.id) }
      const undoing = { by: actor.personId, at: now, reason }
      const attemptId = await liftDisqualification(transaction, of, undoing)
      if (attemptId === undefined) return refuse('no_such_decision')
      await markDisqualified(transaction, contest.id, personId)
      await standAnew(transaction, contest, [personId])
      await record({
        kind: 'disqualification.lift',
        changes: [{ field: 'disqualified', from: attemptId ?? 'contestant', to: null }],
      })
      return ok(null)
    },
  )
