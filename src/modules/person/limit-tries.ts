import type { Context } from '#src/platform/context.ts'
import { countTry, deleteEndedWindows } from './failure-store.ts'
import { addressSubject } from './rules/sign-in-limits.ts'

/**
 * Counts one deed of an address within a window and says whether it was one too many: the seconds
 * until the next may be tried, or null where it may go on. `deed` keeps the counts of different
 * deeds apart.
 */
export const limitTries = async (
  context: Context,
  deed: string,
  address: string,
  limit: { readonly most: number; readonly windowMs: number },
): Promise<number | null> => {
  const now = context.clock.now()
  const windowEnd = new Date(now.getTime() + limit.windowMs)
  const subject = `${deed}:${addressSubject(address)}`
  const { tries, windowEndsAt } = await countTry(context.db.query, subject, now, windowEnd)
  await deleteEndedWindows(context.db.query, now)
  return tries <= limit.most
    ? null
    : Math.max(1, Math.ceil((windowEndsAt.getTime() - now.getTime()) / 1000))
}
