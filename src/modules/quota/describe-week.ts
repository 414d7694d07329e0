import { findUnitScope } from '#src/modules/contest/find-unit-scope.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { type ChildRow, readChildren, readPlacedUnit, readWaiting } from './progress-store.ts'
import { progressOf } from './read-progress.ts'
import { quotaStateAt } from './rules/progress.ts'
import { requirementOf } from './rules/requirement.ts'
import type { Week } from './schema.ts'
import { readQuotas } from './store.ts'

const week = 7 * 86_400_000

/** The rounds as they are for the quizzes: a moved window counts, not what it was moved from. */
const roundsOf = ({ parts, rounds }: Contest): Contest['rounds'] => {
  const quizzes = parts.filter(({ quiz }) => quiz !== null)
  return quizzes.length === 0 ? rounds : quizzes.flatMap((part) => part.rounds)
}

const roundAt = (contest: Contest, now: Date): Week['round'] => {
  const next = roundsOf(contest)
    .filter(({ endsAt }) => now < endsAt)
    .toSorted(
      (one, other) =>
        one.startsAt.getTime() - other.startsAt.getTime() ||
        other.endsAt.getTime() - one.endsAt.getTime(),
    )[0]
  return next === undefined
    ? null
    : {
        name: next.name,
        startsAt: next.startsAt.toISOString(),
        endsAt: next.endsAt.toISOString(),
        isOpen: next.startsAt <= now,
      }
}

/** How a unit itself stands against what the unit above it, or the organisers, ask. */
const ownOf = async (
  context: Context,
  contestId: number,
  unitId: number,
): Promise<Week['own'] | null> => {
  const placed = await readPlacedUnit(context.db.query, contestId, unitId)
  if (placed === undefined) return null
  const parent = { contestId, parentUnitId: placed.parentUnitId }
  const [quotas, siblings] = await Promise.all([
    readQuotas(context.db.query, parent),
    readChildren(context.db.query, parent),
  ])
  const self = siblings.find((child): child is ChildRow => child.unitId === unitId)
  if (self === undefined) return null
  const requirement = requirementOf(quotas, placed)
  const required = requirement?.required ?? null
  return {
    nominated: self.nominated,
    registered: self.registered,
    tookPart: self.tookPart,
    staffCount: placed.staffCount,
    required,
    missing: required === null ? null : Math.max(0, required - self.tookPart),
    listDueAt: requirement?.listDueAt?.toISOString() ?? null,
    takePartDueAt: requirement?.takePartDueAt?.toISOString() ?? null,
    state: quotaStateAt(requirement, self, context.clock.now()),
  }
}

/** What a coordinator has to do for a unit now, in figures that the page turns into sentences. */
export const describeWeek = async (
  context: Context,
  actor: Actor,
  address: { readonly contest: string; readonly unit: string },
): Promise<Result<Week, 'not_your_unit'>> => {
  const scope = await findUnitScope(context, actor, address)
  if (scope === null) return refuse('not_your_unit')
  const { contest, unitId: id, code, name } = scope
  const now = context.clock.now()
  const [own, waiting, progress] = await Promise.all([
    ownOf(context, contest.id, id),
    readWaiting(context.db.query, contest.id, id, new Date(now.getTime() - week)),
    progressOf(context, { contest, unit: { id, code, name }, maySet: false }),
  ])
  if (own === null) return refuse('not_your_unit')
  return ok({
    asOf: now.toISOString(),
    unit: { code, name },
    own,
    round: roundAt(contest, now),
    registrationsWaiting: waiting.registrations,
    neverSignedIn: waiting.neverSignedIn,
    notYetTakenPart: waiting.notYetTakenPart,
    subUnits: {
      total: progress.total.units,
      late: progress.total.late,
      staffMissing: progress.rows.filter(({ state }) => state === 'staff-missing').length,
    },
    mailFailures: waiting.mailFailures,
  })
}
