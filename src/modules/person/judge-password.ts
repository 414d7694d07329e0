import type { Context } from '#src/platform/context.ts'
import { ok, type Refusal, refuse, type Result } from '#src/shared/result.ts'
import { countTry, forgetTries, takeTriesBack } from './failure-store.ts'
import { passwordMatches } from './password-hashing.ts'
import {
  accountSubject,
  addressSubject,
  failuresPerAccount,
  failuresPerAddress,
  failureWindowMs,
} from './rules/sign-in-limits.ts'

export type JudgedRefusal = 'bad_credentials' | 'too_many_failures' | 'server_busy'

const tooMany = (windowEndsAt: Date, now: Date): Refusal<'too_many_failures'> => {
  const seconds = Math.max(1, Math.ceil((windowEndsAt.getTime() - now.getTime()) / 1000))
  return { code: 'too_many_failures', values: { seconds, minutes: Math.ceil(seconds / 60) } }
}

/**
 * Counts the try by address and account; gives the refusal when either has had too many. An address
 * that is refused leaves no trace of the usernames it goes through.
 */
const countAgainstLimits = async (
  context: Context,
  account: string,
  address: string | null,
): Promise<Refusal<'too_many_failures'> | null> => {
  const { query } = context.db
  const now = context.clock.now()
  const windowEndsAt = new Date(now.getTime() + failureWindowMs)
  if (address !== null) {
    const byAddress = await countTry(query, address, now, windowEndsAt)
    if (byAddress.tries > failuresPerAddress) return tooMany(byAddress.windowEndsAt, now)
  }
  const byAccount = await countTry(query, account, now, windowEndsAt)
  if (byAccount.tries <= failuresPerAccount) return null
  // the office is not to blame for one account that is refused anyway
  if (address !== null) await takeTriesBack(query, address, 1)
  return tooMany(byAccount.windowEndsAt, now)
}

/**
 * Judges a password within the limits of its account and, where given, of the address it comes
 * from. A right password clears the account's failures and takes them off the address's, so that
 * only failures that nobody redeemed weigh on an office that shares one address.
 */
export const judgePassword = async (
  context: Context,
  given: { username: string; password: string; held: string | null; address: string | null },
): Promise<Result<true, JudgedRefusal>> => {
  const { query } = context.db
  const account = accountSubject(given.username)
  const address = given.address === null ? null : addressSubject(given.address)
  const refusal = await countAgainstLimits(context, account, address)
  if (refusal !== null) return { ok: false, refusal }

  const matches = await passwordMatches(given.password, given.held)
  if (matches === false) return refuse('bad_credentials')
  if (matches === null) {
    await takeTriesBack(query, account, 1)
    if (address !== null) await takeTriesBack(query, address, 1)
    return refuse('server_busy')
  }
  const redeemed = await forgetTries(query, account)
  if (address !== null) await takeTriesBack(query, address, redeemed)
  return ok(true)
}
