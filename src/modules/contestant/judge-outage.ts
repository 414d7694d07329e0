import type { Kysely } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import { vietnamTime } from '#src/shared/instant.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import type { QuizOfDesk } from './desk-parts.ts'
import { readOverlapping, readTouched, type Touched } from './outage-store.ts'
import { lostMs, type Outage, wasCutOff } from './rules/credit.ts'
import { type MakeUp, makeUpsFor } from './rules/make-ups.ts'

// One that lasted longer is a mistake in a date.
const mostHours = 24

export type OutageRefusal =
  'outage_not_over' | 'outage_too_long' | 'outage_overlaps' | 'outage_of_nobody'

/** What an outage did: the attempts that lost time, and who gets one more attempt. */
export type Damage = {
  readonly touched: readonly (Touched & { readonly lostMs: number })[]
  readonly makeUps: readonly MakeUp[]
}

/** Judges an outage that is to be credited and finds what it did; locks the attempts where asked. */
export const judgeOutage = async (
  transaction: Kysely<Tables>,
  part: QuizOfDesk,
  outage: Outage,
  as: { readonly now: Date; readonly isLocking: boolean },
): Promise<Result<Damage, OutageRefusal>> => {
  const { from, to } = outage
  if (from >= to || to > as.now) return refuse('outage_not_over')
  if (to.getTime() - from.getTime() > mostHours * 3_600_000)
    return refuse('outage_too_long', { hours: mostHours })
  const overlapping = await readOverlapping(transaction, part.id, outage)
  if (overlapping !== null)
    return refuse('outage_overlaps', {
      from: vietnamTime(overlapping.from),
      to: vietnamTime(overlapping.to),
    })
  const found = await readTouched(transaction, part.id, outage, as.isLocking)
  const touched = found.map((attempt) => ({
    ...attempt,
    lostMs: lostMs(attempt, outage),
    wasCutOff: wasCutOff(attempt, outage),
  }))
  if (touched.length === 0) return refuse('outage_of_nobody')
  return ok({ touched, makeUps: makeUpsFor(touched, part.rounds, part.quiz, as.now) })
}
