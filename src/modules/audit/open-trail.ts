import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { readsTrail, readsTrailOfUnit, worksAt } from './policy.ts'
import { findContestId, readBelow, readLine } from './trail-store.ts'

/** What of a contest's trail somebody may read: null units, all of it. */
export type Trail = { readonly contestId: number; readonly unitIds: readonly number[] | null }

export type TrailRefusal = 'not_found' | 'forbidden'

/** Where a trail is: of a contest, or of one of its units. */
export type TrailAddress = { readonly contest: string; readonly unit?: string }

/**
 * Opens the audit trail of a contest for its organisers, or that of a unit for its coordinators.
 * Who works at the contest learns that its trail is not theirs; another unit's is not there.
 */
export const openTrail = async (
  context: Context,
  actor: Actor,
  { contest, unit }: TrailAddress,
): Promise<Result<Trail, TrailRefusal>> => {
  const { query } = context.db
  const contestId = await findContestId(query, contest)
  if (contestId === null || !worksAt(actor, contestId)) return refuse('not_found')
  if (unit === undefined)
    return readsTrail(actor, contestId) ? ok({ contestId, unitIds: null }) : refuse('forbidden')
  const line = await readLine(query, contestId, unit)
  const [unitId] = line
  if (unitId === undefined || !readsTrailOfUnit(actor, contestId, line)) return refuse('not_found')
  return ok({ contestId, unitIds: await readBelow(query, contestId, unitId) })
}
