import { findContestById } from '#src/modules/contest/find-contest.ts'
import { limitTries } from '#src/modules/person/limit-tries.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { receiptHash } from './receipt.ts'
import { receiptLimit } from './rules/limits.ts'
import type { RegistrationState } from './schema.ts'
import { findByReceipt } from './store.ts'

/** Tells who holds a receipt what became of the registration. Wrong codes are counted by address. */
export const showReceipt = async (
  context: Context,
  code: string,
  address: string,
): Promise<Result<RegistrationState, 'no_receipt' | 'too_many_receipts'>> => {
  const found = await findByReceipt(context.db.query, receiptHash(code))
  const contest = found === null ? null : await findContestById(context, found.contestId)
  if (found === null || contest === null) {
    const seconds = await limitTries(context, 'receipt', address, receiptLimit)
    return seconds === null
      ? refuse('no_receipt')
      : refuse('too_many_receipts', { seconds, minutes: Math.ceil(seconds / 60) })
  }
  const { unit, name, state, requestedAt, decidedAt, reason, username, passwordSet } = found
  return ok({
    contest: { slug: contest.slug, name: contest.name },
    unit,
    name,
    state,
    requestedAt: requestedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    reason,
    username,
    passwordSet,
  })
}
