import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { notify } from '#src/platform/db/notify.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { decideAbout, type DecisionRefusal, type DecisionRequest } from './decide.ts'
import { withdrawAllowance } from './decision-store.ts'

/** Takes an allowance back for attempts to come; one that is open keeps the time it has. */
export const withdrawAllowanceOf = (
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
      const of = { contestId: contest.id, personId: found.personId, id: Number(request.id) }
      const undoing = { by: actor.personId, at: now, reason }
      if (!(await withdrawAllowance(transaction, of, undoing))) return refuse('no_such_decision')
      await notify(transaction, 'contest', contest.id)
      await record({ kind: 'allowance.withdraw' })
      return ok(null)
    },
  )
