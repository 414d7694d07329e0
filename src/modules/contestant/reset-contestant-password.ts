import type { Actor } from '#src/modules/person/actor.ts'
import { holdKnownPeople } from '#src/modules/person/hold-known-people.ts'
import { forgetSessionsOf } from '#src/modules/person/load-session.ts'
import { resetPasswordOf } from '#src/modules/person/reset-password.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { decideAbout, type DecisionRefusal, type DecisionRequest } from './decide.ts'
import { readContestant } from './person-store.ts'
import { mayBeGivenPassword } from './policy.ts'

type Given = { readonly personId: number; readonly username: string; readonly password: string }

/**
 * Gives a contestant a new one-time password, told this once; their sessions end, an open attempt
 * goes on.
 */
export const resetContestantPassword = async (
  context: Context,
  actor: Actor,
  request: DecisionRequest,
): Promise<Result<Given, DecisionRefusal | 'holds_a_role'>> => {
  const given = await decideAbout<Given, 'holds_a_role'>(
    context,
    actor,
    request,
    'look',
    async ({ transaction, contest, found, record }) => {
      const { personId, username } = found
      // Held, so that no role is granted between the look and the act.
      await holdKnownPeople(transaction, contest.id, {
        phones: [],
        emails: [],
        usernames: [username],
      })
      const held = await readContestant(transaction, contest.id, username)
      if (held === null || !mayBeGivenPassword(held)) return refuse('holds_a_role', { username })
      const password = await resetPasswordOf(transaction, held)
      await record({ kind: 'contestant.reset-password' })
      return ok({ personId, username, password })
    },
  )
  if (given.ok) forgetSessionsOf(context, given.value.personId)
  return given
}
