import type { Kysely } from 'kysely'
import type { Context } from '#src/platform/context.ts'
import { notify } from '#src/platform/db/notify.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { forgetTries } from './failure-store.ts'
import { forgetSessionsOf } from './load-session.ts'
import { newOneTimePassword } from './one-time-password.ts'
import { lockPerson, setOneTimePassword } from './people-store.ts'
import { accountSubject } from './rules/sign-in-limits.ts'
import { deleteSessionsOf } from './store.ts'

/**
 * Gives a person a new one-time password, to be handed over this once, in the caller's transaction.
 * All their sessions end (the caller forgets them after its commit: `forgetSessionsOf`), and the
 * failures that may have locked their account are forgotten.
 */
export const resetPasswordOf = async (
  transaction: Kysely<Tables>,
  { personId, username }: { readonly personId: number; readonly username: string },
): Promise<string> => {
  const { password, passwordHash } = await newOneTimePassword()
  await setOneTimePassword(transaction, personId, passwordHash)
  await deleteSessionsOf(transaction, personId)
  await forgetTries(transaction, accountSubject(username))
  await notify(transaction, 'person', personId)
  return password
}

/** Gives a person a new one-time password, to be handed over this once (see `resetPasswordOf`). */
export const resetPassword = async (
  context: Context,
  username: string,
): Promise<Result<{ username: string; password: string }, 'person_unknown'>> => {
  const reset = await context.db.query.transaction().execute(async (transaction) => {
    const personId = await lockPerson(transaction, username)
    if (personId === null) return null
    return { personId, password: await resetPasswordOf(transaction, { personId, username }) }
  })
  if (reset === null) return refuse('person_unknown', { username })
  forgetSessionsOf(context, reset.personId)
  return ok({ username, password: reset.password })
}
