import type { Contest } from '#src/modules/contest/contest.ts'
import { findContest } from '#src/modules/contest/find-contest.ts'
import { findUnitScope } from '#src/modules/contest/find-unit-scope.ts'
import { type Actor, holdsRole } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'

/** Whose children the quotas bind, and what the one who asks may do with them. */
export type QuotaScope = {
  readonly contest: Contest
  /** null: the contest as a whole, whose children are the units that compete */
  readonly unit: { readonly id: number; readonly code: string; readonly name: string } | null
  readonly maySet: boolean
}

/** A unit's code; without one, the contest as a whole. */
export type QuotaAddress = { readonly contest: string; readonly unit?: string | undefined }

/**
 * Who may see and set the quotas of an address: organisers set and secretaries see all of them,
 * coordinators set what their own unit asks of its sub-units. Who has nothing to do with it does
 * not learn that it is there.
 */
export const findQuotaScope = async (
  context: Context,
  actor: Actor,
  address: QuotaAddress,
): Promise<Result<QuotaScope, 'not_your_unit'>> => {
  if (address.unit === undefined) {
    const contest = await findContest(context, address.contest)
    if (contest === null) return refuse('not_your_unit')
    const maySet = holdsRole(actor, 'organiser', contest.id)
    if (!maySet && !holdsRole(actor, 'secretary', contest.id)) return refuse('not_your_unit')
    return ok({ contest, unit: null, maySet })
  }
  const scope = await findUnitScope(context, actor, {
    contest: address.contest,
    unit: address.unit,
  })
  if (scope === null) return refuse('not_your_unit')
  const { contest, unitId: id, code, name, as } = scope
  return ok({ contest, unit: { id, code, name }, maySet: as !== 'secretary' })
}
