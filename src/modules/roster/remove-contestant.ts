import { holdAttempts } from '#src/modules/attempt/stand-anew.ts'
import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { forgetSessionsOf } from '#src/modules/person/load-session.ts'
import type { Context } from '#src/platform/context.ts'
import { notify } from '#src/platform/db/notify.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { deleteContestant, holdContestant } from './contestant-store.ts'
import { reachOf } from './list-contestants.ts'
import { type DeskAddress, type DeskRefusal, openDesk } from './open-desk.ts'

/**
 * Takes somebody who has not begun off the roster of a unit; their account stays. Who has an attempt,
 * or of whom the organisers decided something, stays on it.
 */
export const removeContestant = async (
  context: Context,
  actor: Actor,
  at: DeskAddress & { readonly person: string },
): Promise<Result<true, DeskRefusal | 'no_contestant' | 'contestant_has_begun'>> => {
  const opened = await openDesk(context, actor, at, 'keep')
  if (!opened.ok) return opened
  const desk = opened.value
  const contestId = desk.contest.id
  const personId = Number(at.person)
  const removed = await context.db.query.transaction().execute(async (transaction) => {
    const held = await holdContestant(transaction, reachOf(desk), personId)
    if (held === null) return refuse('no_contestant')
    // An attempt that is just beginning is waited for, so that it is seen.
    await holdAttempts(transaction, contestId, personId)
    if (!(await deleteContestant(transaction, contestId, personId)))
      return refuse('contestant_has_begun', { name: held.name })
    await notify(transaction, 'person', personId)
    await recordAct(
      transaction,
      actor,
      {
        contestId,
        unitId: desk.unit.id,
        kind: 'contestant.remove',
        subject: held.name,
        subjectId: String(personId),
      },
      context.clock.now(),
    )
    return ok(true as const)
  })
  if (removed.ok) forgetSessionsOf(context, personId)
  return removed
}
