import type { Context } from '#src/platform/context.ts'
import { notify } from '#src/platform/db/notify.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { forgetTries } from './failure-store.ts'
import { forgetSessionsOf } from './load-session.ts'
import { newOneTimePassword } from './one-time-password.ts'
import { lockPerson, setOneTimePassword } from './people-store.ts'
import { accountSubject } from './rules/sign-in-limits.ts'
import { deleteSessionsOf } from './store.ts'

/**
 * Gives a person a new one-time password, to be handed over this once. All their sessions end, and
 * the failures that may have locked their account are forgotten.
 */
export const resetPassword = async (
  context: Context,
  username: string,
): Promise<Result<{ username: string; password: string }, 'person_unknown'>> => {
  const { password, passwordHash } = await newOneTimePassword()
  const personId = await context.db.query.transaction().execute(async (transaction) => {
    const id = await lockPerson(transaction, username)
    if (id === null) return null
    await setOneTimePassword(transaction, id, passwordHash)
    await deleteSessionsOf(transaction, id)
    await forgetTries(transaction, accountSubject(username))
    await notify(transaction, 'person', id)
    return id
  })
  if (personId === null) return refuse('person_unknown', { username })
  forgetSessionsOf(context, personId)
  return ok({ username, password })
}
