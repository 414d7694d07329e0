import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { type DeskAddress, type DeskRefusal, openDesk } from '#src/modules/roster/open-desk.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { tidy } from '#src/shared/text.ts'
import { hasRegistrations } from './policy.ts'
import { deletedBefore } from './rules/limits.ts'
import { deleteOldRegistrations, holdRegistration, markDeclined } from './store.ts'

/** Declines a registration, with the reason that the one who registered is told. */
export const declineRegistration = async (
  context: Context,
  actor: Actor,
  at: DeskAddress & { readonly registration: string },
  said: string,
): Promise<Result<true, DeskRefusal | 'no_registration' | 'registration_decided'>> => {
  const opened = await openDesk(context, actor, at, 'keep')
  if (!opened.ok) return opened
  const desk = opened.value
  if (!hasRegistrations(desk)) return refuse('no_registration')
  const now = context.clock.now()
  const contestId = desk.contest.id
  const unitId = desk.root.id
  return context.db.query.transaction().execute(async (transaction) => {
    const id = Number(at.registration)
    const held = await holdRegistration(transaction, { contestId, unitId, id })
    if (held === null) return refuse('no_registration')
    if (held.state !== 'waiting') return refuse('registration_decided')
    const reason = tidy(said)
    await markDeclined(transaction, id, { actorId: actor.personId, reason, now })
    await recordAct(
      transaction,
      actor,
      { contestId, unitId, kind: 'registration.decline', subject: held.name, reason },
      now,
    )
    await deleteOldRegistrations(transaction, deletedBefore(now))
    return ok(true as const)
  })
}
