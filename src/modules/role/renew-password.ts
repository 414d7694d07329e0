import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { forgetSessionsOf } from '#src/modules/person/load-session.ts'
import { resetPasswordOf } from '#src/modules/person/reset-password.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { findHeld } from './find-held.ts'
import { openRoles, type RolesDeskRefusal } from './open-roles.ts'
import { mayRenewPassword } from './policy.ts'
import type { RenewedPassword } from './schema.ts'
import { competesForOthers, readHeldRoles } from './store.ts'

type RenewRefusal = RolesDeskRefusal | 'no_grant' | 'works_elsewhere'

/**
 * Gives somebody who holds a role a new one-time password in place of one they forgot, told this
 * once. All their sessions end. On the trail as `password.reset`.
 */
export const renewPassword = async (
  context: Context,
  actor: Actor,
  asked: { readonly contest: string; readonly grant: string },
): Promise<Result<RenewedPassword, RenewRefusal>> => {
  const opened = await openRoles(context, actor, asked.contest)
  if (!opened.ok) return opened
  const desk = opened.value
  const renewed = await context.db.query
    .transaction()
    .execute(
      async (
        transaction,
      ): Promise<Result<RenewedPassword & { personId: number }, RenewRefusal>> => {
        const held = await findHeld(transaction, desk, asked.grant)
        if (held === null) return refuse('no_grant')
        const { personId, name, username, unitId } = held
        const roles = await readHeldRoles(transaction, [personId])
        if (!mayRenewPassword(actor, roles)) return refuse('works_elsewhere', { name })
        // A role given to another unit's contestant must not open their account to the giver.
        const lines = roles.flatMap(({ line }) => line)
        if (desk.reach !== 'all' && (await competesForOthers(transaction, personId, lines)))
          return refuse('works_elsewhere', { name })
        const password = await resetPasswordOf(transaction, { personId, username })
        await recordAct(
          transaction,
          actor,
          {
            contestId: desk.contest.id,
            unitId,
            kind: 'password.reset',
            subject: name,
            subjectId: String(personId),
          },
          context.clock.now(),
        )
        return ok({ personId, name, username, password })
      },
    )
  if (!renewed.ok) return renewed
  const { personId, ...told } = renewed.value
  forgetSessionsOf(context, personId)
  return ok(told)
}
