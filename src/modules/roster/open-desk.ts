import type { Contest } from '#src/modules/contest/contest.ts'
import { findUnitScope } from '#src/modules/contest/find-unit-scope.ts'
import { listSubUnits } from '#src/modules/contest/list-sub-units.ts'
import type { SubUnit } from '#src/modules/contest/rules/sub-unit-tree.ts'
import type { WorkSubject } from '#src/modules/long-work/progress.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { deskAccess, type DeskAccess } from './policy.ts'
import type { RosterUnit } from './rules/match-unit.ts'

/** A unit's desk, as opened for somebody who may work there. */
export type Desk = {
  readonly contest: Contest
  /** whose desk it is: a unit that competes, or a sub-unit */
  readonly unit: RosterUnit
  /** the unit that competes, whose people they all are */
  readonly root: RosterUnit
  /** below the desk's unit, as a tree is read */
  readonly subUnits: readonly SubUnit[]
  /** the sub-units whose people the desk knows; null: everybody of the unit that competes */
  readonly within: readonly number[] | null
  readonly access: DeskAccess
}

/** Where a desk is: slug of the contest, code of the unit. */
export type DeskAddress = { readonly contest: string; readonly unit: string }

export type DeskRefusal = 'no_desk' | 'forbidden'

/**
 * Opens the desk of a unit of a contest, to `correct` what is there or to `keep` it. Who has nothing
 * to do with it is told that it does not exist.
 */
export const openDesk = async (
  context: Context,
  actor: Actor,
  at: DeskAddress,
  to: DeskAccess,
): Promise<Result<Desk, DeskRefusal>> => {
  const scope = await findUnitScope(context, actor, at)
  const root = scope?.contest.units.find(({ id }) => id === scope.competingUnitId)
  if (scope === null || root === undefined) return refuse('no_desk')
  const { contest, code, name, as } = scope
  const unit = { id: scope.unitId, code, name }
  const access = deskAccess(as)
  if (to === 'keep' && access !== 'keep') return refuse('forbidden')
  const subUnits = await listSubUnits(context, contest.id, unit.id)
  const within = unit.id === root.id ? null : [unit.id, ...subUnits.map(({ id }) => id)]
  return ok({ contest, unit, root, subUnits, within, access })
}

/** Whether the desk knows somebody, by where the roster has them. */
export const isAtDesk = (
  { root, within }: Pick<Desk, 'root' | 'within'>,
  person: { readonly unitId: number; readonly subUnitId: number | null },
): boolean =>
  person.unitId === root.id &&
  (within === null || (person.subUnitId !== null && within.includes(person.subUnitId)))

/** What long work at a desk is about. */
export const workOf = ({ contest, unit }: Desk): WorkSubject => ({
  contestId: contest.id,
  unitId: unit.id,
  subject: unit.name,
})
