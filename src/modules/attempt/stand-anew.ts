import type { Kysely } from 'kysely'
import type { Contest } from '#src/modules/contest/contest.ts'
import { notify } from '#src/platform/db/notify.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { holdAttemptsOf } from './hold-store.ts'
import { replaceStandings } from './standing-store.ts'

/**
 * Holds a contestant's attempts in a contest until the caller's transaction ends: none begins, and
 * one that is open is not written from what was known before. To be called first by whatever changes
 * how attempts count.
 */
export const holdAttempts = async (
  transaction: Kysely<Tables>,
  contestId: number,
  personId: number,
): Promise<void> => {
  const open = await holdAttemptsOf(transaction, contestId, personId)
  for (const id of open) await notify(transaction, 'attempt', id)
}

/**
 * Makes the standings of these people anew from their attempts that count, in every quiz of the
 * contest, in the caller's transaction, which holds their attempts.
 */
export const standAnew = async (
  transaction: Kysely<Tables>,
  contest: Pick<Contest, 'parts' | 'ranking'>,
  personIds: readonly number[],
): Promise<void> => {
  for (const part of contest.parts)
    if (part.quiz !== null)
      await replaceStandings(transaction, part.id, contest.ranking.keys, personIds)
}
