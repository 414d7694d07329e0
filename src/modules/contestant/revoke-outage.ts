import { MANY_ATTEMPTS } from '#src/modules/attempt/answer-line.ts'
import { standAnew } from '#src/modules/attempt/stand-anew.ts'
import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { notify } from '#src/platform/db/notify.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { type DeskRefusal, openContestants } from './open-contestants.ts'
import {
  lockCredited,
  lockPart,
  readStandingOutage,
  revokeOutage,
  writeTimes,
} from './outage-store.ts'
import { readPublishedParts } from './person-store.ts'
import { withoutCredit } from './rules/credit.ts'
import { reasonFrom } from './rules/reason.ts'

/**
 * Takes back what the credit of an outage gave, as long as no result was published that may rest on
 * it. An attempt that somebody made up with stays; one that is open is not ended in the past.
 */
export const revokeOutageOf = async (
  context: Context,
  actor: Actor,
  request: { readonly contest: string; readonly id: string; readonly reason: string },
): Promise<
  Result<null, DeskRefusal | 'decision_needs_reason' | 'no_such_outage' | 'outage_was_published'>
> => {
  const opened = await openContestants(context, actor, request.contest, 'decide')
  if (!opened.ok) return opened
  const { contest } = opened.value
  const reason = reasonFrom(request.reason)
  if (reason === null) return refuse('decision_needs_reason')
  const now = context.clock.now()
  const id = Number(request.id)
  return context.db.query.transaction().execute(async (transaction) => {
    const outage = await readStandingOutage(transaction, contest.id, id)
    if (outage === null) return refuse('no_such_outage')
    await lockPart(transaction, outage.partId)
    const published = (await readPublishedParts(transaction, contest.id)).get(outage.partId)
    if (published !== undefined && published >= outage.creditedAt)
      return refuse('outage_was_published')
    if (!(await revokeOutage(transaction, id, { by: actor.personId, at: now, reason })))
      return refuse('no_such_outage')
    const credited = await lockCredited(transaction, id)
    await writeTimes(
      transaction,
      credited.map((one) => ({ id: one.id, ...withoutCredit(one, one.givenMs, now) })),
    )
    await standAnew(transaction, contest, [...new Set(credited.map(({ personId }) => personId))])
    await notify(transaction, 'attempt', MANY_ATTEMPTS)
    await notify(transaction, 'contest', contest.id)
    await recordAct(
      transaction,
      actor,
      {
        contestId: contest.id,
        kind: 'outage.revoke',
        subject: contest.parts.find((part) => part.id === outage.partId)?.name.vi ?? '',
        subjectId: `outage-${id}`,
        reason,
      },
      now,
    )
    return ok(null)
  })
}
