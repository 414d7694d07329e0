import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { tidy } from '#src/shared/text.ts'
import { deleteEndedWindows } from './failure-store.ts'
import { judgePassword, type JudgedRefusal } from './judge-password.ts'
import { newSession, type NewSession } from './session-token.ts'
import { signOut } from './sign-out.ts'
import { deleteExpiredSessions, findAccount, insertSession } from './store.ts'

/** A session just opened, and whose it is. */
export type SignedIn = { readonly personId: number; readonly session: NewSession }

/**
 * Opens a session for a username and a password. The session whose token the same browser still
 * carried (`replaces`) ends. A wrong password and an unknown username are one refusal.
 */
export const signIn = async (
  context: Context,
  request: { username: string; password: string; address: string; replaces: string | null },
): Promise<Result<SignedIn, JudgedRefusal>> => {
  const { query } = context.db
  const username = tidy(request.username).toLowerCase()
  const account = await findAccount(query, username)
  const judged = await judgePassword(context, {
    username,
    password: request.password,
    held: account?.passwordHash ?? null,
    address: request.address,
  })
  if (!judged.ok) return judged
  if (account === null) return refuse('bad_credentials')

  const now = context.clock.now()
  const session = newSession(now)
  const written = await insertSession(query, {
    ...session,
    personId: account.id,
    passwordHash: account.passwordHash,
  })
  if (!written) return refuse('bad_credentials')
  await signOut(context, request.replaces)
  await deleteExpiredSessions(query, now)
  await deleteEndedWindows(query, now)
  return ok({ personId: account.id, session })
}
