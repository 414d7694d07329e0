import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { sendsMail } from '#src/platform/mail/queue-mail.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { toldUnit } from './list-quotas.ts'
import { findQuotaScope, type QuotaAddress, type QuotaScope } from './policy.ts'
import { type ChildRow, type Counted, readChildren, readUnplaced } from './progress-store.ts'
import { lateFirst, quotaStateAt } from './rules/progress.ts'
import { type Quota, requirementOf } from './rules/requirement.ts'
import type { Progress, ProgressRow } from './schema.ts'
import { readQuotas } from './store.ts'

const rowOf = (
  { unitId: _, ...child }: ChildRow,
  quotas: readonly Quota[],
  now: Date,
): ProgressRow => {
  const requirement = requirementOf(quotas, child)
  const required = requirement?.required ?? null
  return {
    ...child,
    coordinators: [...child.coordinators],
    required,
    missing: required === null ? null : Math.max(0, required - child.tookPart),
    listDueAt: requirement?.listDueAt?.toISOString() ?? null,
    takePartDueAt: requirement?.takePartDueAt?.toISOString() ?? null,
    state: quotaStateAt(requirement, child, now),
  }
}

const isLate = ({ state }: ProgressRow): boolean =>
  state === 'list-late' || state === 'take-part-late'

const totalOf = (rows: readonly ProgressRow[], unplaced: Counted): Progress['total'] => {
  const sum = (of: (counted: Counted) => number) =>
    rows.reduce((total, row) => total + of(row), of(unplaced))
  return {
    nominated: sum(({ nominated }) => nominated),
    registered: sum(({ registered }) => registered),
    tookPart: sum(({ tookPart }) => tookPart),
    units: rows.length,
    met: rows.filter(({ state }) => state === 'met').length,
    bound: rows.filter(({ state }) => state !== 'free').length,
    late: rows.filter(isLate).length,
  }
}

/** Each child of a scope against its quota, late and missing first. */
export const progressOf = async (
  context: Context,
  { contest, unit }: QuotaScope,
): Promise<Progress> => {
  const parent = { contestId: contest.id, parentUnitId: unit?.id ?? null }
  const now = context.clock.now()
  const nobody = { nominated: 0, registered: 0, tookPart: 0 }
  const [quotas, children, unplaced] = await Promise.all([
    readQuotas(context.db.query, parent),
    readChildren(context.db.query, parent),
    unit === null ? nobody : readUnplaced(context.db.query, contest.id, unit.id),
  ])
  const rows = children.map((child) => rowOf(child, quotas, now)).toSorted(lateFirst)
  return {
    asOf: now.toISOString(),
    unit: toldUnit(unit),
    total: totalOf(rows, unplaced),
    unplaced,
    rows,
    sendsMail: sendsMail(context.config),
  }
}

/** Tells each child's progress to who has to do with the parent. */
export const readProgress = async (
  context: Context,
  actor: Actor,
  address: QuotaAddress,
): Promise<Result<Progress, 'not_your_unit'>> => {
  const found = await findQuotaScope(context, actor, address)
  return found.ok ? ok(await progressOf(context, found.value)) : found
}
