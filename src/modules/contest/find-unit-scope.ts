import { type Actor, holdsRole } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import type { Contest } from './contest.ts'
import { findContest } from './find-contest.ts'
import { readUnitLine } from './unit-scope-store.ts'

/** A unit of a contest, at any depth, with what somebody is to it. */
export type UnitScope = {
  readonly contest: Contest
  readonly unitId: number
  readonly code: string
  readonly name: string
  /** the unit that competes: this one, or the one it stands below */
  readonly competingUnitId: number
  readonly as: 'organiser' | 'secretary' | 'coordinator'
}

const roleAt = (
  actor: Actor,
  contestId: number,
  line: readonly number[],
): UnitScope['as'] | null => {
  if (holdsRole(actor, 'organiser', contestId)) return 'organiser'
  const coordinates = actor.grants.some(
    ({ role, contestId: of, unitId }) =>
      role === 'unit_coordinator' && of === contestId && unitId !== null && line.includes(unitId),
  )
  if (coordinates) return 'coordinator'
  return holdsRole(actor, 'secretary', contestId) ? 'secretary' : null
}

/**
 * The unit that an address names, for one who has to do with it: the contest's organisers and
 * secretaries with every unit, a coordinator with their own and all that stands below it. Null
 * where there is no such unit or it is none of theirs: which of the two, they do not learn.
 */
export const findUnitScope = async (
  context: Context,
  actor: Actor,
  address: { readonly contest: string; readonly unit: string },
): Promise<UnitScope | null> => {
  const contest = await findContest(context, address.contest)
  if (contest === null) return null
  const unit = await readUnitLine(context.db.query, contest.id, address.unit)
  const competingUnitId = unit?.line.at(-1)
  if (unit === undefined || competingUnitId === undefined) return null
  const as = roleAt(actor, contest.id, unit.line)
  if (as === null) return null
  return { contest, unitId: unit.id, code: unit.code, name: unit.name, competingUnitId, as }
}
