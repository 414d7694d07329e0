import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { forgetSessionsOf } from '#src/modules/person/load-session.ts'
import { resetPasswordOf } from '#src/modules/person/reset-password.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { holdContestant } from './contestant-store.ts'
import type { IssuedSlips } from './issue-slips.ts'
import { reachOf } from './list-contestants.ts'
import { type DeskAddress, type DeskRefusal, openDesk } from './open-desk.ts'
import { refusedReset } from './policy.ts'

/**
 * Gives a contestant of a unit a new one-time password in place of one they forgot, as a slip that is
 * told this once. All their sessions end.
 */
export const resetContestantPassword = async (
  context: Context,
  actor: Actor,
  at: DeskAddress & { readonly person: string },
): Promise<
  Result<IssuedSlips, DeskRefusal | 'no_contestant' | 'person_has_duties' | 'person_of_other_unit'>
> => {
  const opened = await openDesk(context, actor, at, 'keep')
  if (!opened.ok) return opened
  const desk = opened.value
  const { contest, unit, root, subUnits } = desk
  const personId = Number(at.person)
  const reset = await context.db.query.transaction().execute(async (transaction) => {
    const held = await holdContestant(transaction, reachOf(desk), personId)
    if (held === null) return refuse('no_contestant')
    const { name, username, subUnit } = held
    const reach = [unit.id, ...subUnits.map(({ id }) => id)]
    const refused = refusedReset(actor, held, contest.id, reach)
    if (refused !== null) return refuse(refused, { name })
    const password = await resetPasswordOf(transaction, { personId, username })
    const where = { contestId: contest.id, unitId: unit.id }
    const subject = { subject: name, subjectId: String(personId) }
    await recordAct(
      transaction,
      actor,
      { ...where, ...subject, kind: 'password.reset' },
      context.clock.now(),
    )
    return ok({ desk, slips: [{ name, unit: root.name, subUnit, username, password }] })
  })
  if (reset.ok) forgetSessionsOf(context, personId)
  return reset
}
