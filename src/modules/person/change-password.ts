import type { Context } from '#src/platform/context.ts'
import { notify } from '#src/platform/db/notify.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import type { Actor } from './actor.ts'
import { judgePassword } from './judge-password.ts'
import { forgetSessionsOf } from './load-session.ts'
import { hashPassword } from './password-hashing.ts'
import { leastPasswordLength, weakness } from './rules/password-policy.ts'
import { newSession, type NewSession } from './session-token.ts'
import { deleteSessionsOf, findAccount, insertSession, replacePassword } from './store.ts'

type ChangeRefusal =
  | 'wrong_current_password'
  | 'too_many_failures'
  | 'server_busy'
  | 'password_unchanged'
  | Exclude<ReturnType<typeof weakness>, null>

// A slip's password counts without blanks and capitals, so written otherwise it is still the slip's.
const asTyped = (password: string): string =>
  password.normalize('NFC').replace(/\s/gu, '').toLowerCase()

/**
 * Sets the actor's own password. Every session of theirs ends, and a new one is given for the
 * device at hand. The current password is judged within the limits of signing in.
 */
export const changePassword = async (
  context: Context,
  actor: Actor,
  change: { current: string; password: string },
): Promise<Result<NewSession, ChangeRefusal>> => {
  const account = await findAccount(context.db.query, actor.personId)
  if (account === null) return refuse('wrong_current_password')
  const judged = await judgePassword(context, {
    username: account.username,
    password: change.current,
    held: account.passwordHash,
    address: null,
  })
  if (!judged.ok)
    return judged.refusal.code === 'bad_credentials'
      ? refuse('wrong_current_password')
      : { ok: false, refusal: { ...judged.refusal, code: judged.refusal.code } }
  if (asTyped(change.password) === asTyped(change.current)) return refuse('password_unchanged')
  const weak = weakness(change.password, account)
  if (weak !== null) return refuse(weak, { least: leastPasswordLength })
  const after = await hashPassword(change.password)
  if (after === null) return refuse('server_busy')

  const session = newSession(context.clock.now())
  const replaced = await context.db.query.transaction().execute(async (transaction) => {
    const { id: personId, passwordHash: before } = account
    const done = await replacePassword(transaction, {
      personId,
      before,
      after,
      mustSetPassword: false,
    })
    if (!done) return false
    await deleteSessionsOf(transaction, personId)
    await insertSession(transaction, { ...session, personId, passwordHash: after })
    await notify(transaction, 'person', personId)
    return true
  })
  if (!replaced) return refuse('wrong_current_password')
  forgetSessionsOf(context, account.id)
  return ok(session)
}
