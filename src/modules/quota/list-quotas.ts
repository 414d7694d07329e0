import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { vietnameseOrder } from '#src/shared/text.ts'
import { findQuotaScope, type QuotaAddress, type QuotaScope } from './policy.ts'
import { readChildren } from './progress-store.ts'
import type { QuotaList } from './schema.ts'
import { readQuotas } from './store.ts'

/** The unit of a scope as told on the wire. */
export const toldUnit = (unit: QuotaScope['unit']): { code: string; name: string } | null =>
  unit === null ? null : { code: unit.code, name: unit.name }

/** What a parent asks of its children. */
export const listQuotas = async (
  context: Context,
  actor: Actor,
  address: QuotaAddress,
): Promise<Result<QuotaList, 'not_your_unit'>> => {
  const found = await findQuotaScope(context, actor, address)
  if (!found.ok) return found
  const { contest, unit, maySet } = found.value
  const parent = { contestId: contest.id, parentUnitId: unit?.id ?? null }
  const [quotas, children] = await Promise.all([
    readQuotas(context.db.query, parent),
    readChildren(context.db.query, parent),
  ])
  return ok({
    unit: toldUnit(unit),
    quotas: quotas.map((quota) => ({
      ...quota,
      listDueAt: quota.listDueAt?.toISOString() ?? null,
      takePartDueAt: quota.takePartDueAt?.toISOString() ?? null,
    })),
    unitGroups: [...new Set(children.flatMap(({ unitGroup }) => unitGroup ?? []))].toSorted(
      vietnameseOrder.compare,
    ),
    maySet,
  })
}
