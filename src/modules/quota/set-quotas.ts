import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Refusal, refuse, type Result } from '#src/shared/result.ts'
import { tidy } from '#src/shared/text.ts'
import { findQuotaScope, type QuotaAddress } from './policy.ts'
import type { QuotaRefusal } from './refusals.ts'
import type { Quota } from './rules/requirement.ts'
import type { QuotaBody } from './schema.ts'
import { lockQuotas, readQuotas, replaceQuotas } from './store.ts'

const dateOf = (instant: string | null): Date | null =>
  instant === null ? null : new Date(instant)

const quotaFrom = (body: QuotaBody): Quota => ({
  ...body,
  unitGroup: body.unitGroup === null ? null : tidy(body.unitGroup),
  listDueAt: dateOf(body.listDueAt),
  takePartDueAt: dateOf(body.takePartDueAt),
})

/** What is wrong with a quota, the first thing; null where nothing is. `place` counts from 1. */
const objectionTo = (quota: Quota, place: number): Refusal<QuotaRefusal> | null => {
  const { least, percent, staffOver, listDueAt, takePartDueAt } = quota
  if ((least === null) === (percent === null))
    return { code: 'quota_says_both_or_nothing', values: { place } }
  if (staffOver !== null && least === null)
    return { code: 'quota_staff_without_least', values: { place, staffOver } }
  if (listDueAt !== null && takePartDueAt !== null && listDueAt > takePartDueAt)
    return { code: 'quota_dates_reversed', values: { place } }
  return null
}

/** Sets what a parent asks of its children, in the place of what it asked before. */
export const setQuotas = async (
  context: Context,
  actor: Actor,
  request: QuotaAddress & { readonly quotas: readonly QuotaBody[] },
): Promise<Result<null, QuotaRefusal>> => {
  const found = await findQuotaScope(context, actor, request)
  if (!found.ok) return found
  const { contest, unit, maySet } = found.value
  if (!maySet) return refuse('not_yours_to_set')
  const quotas = request.quotas.map(quotaFrom)
  const objection = quotas.flatMap((quota, index) => objectionTo(quota, index + 1) ?? [])[0]
  if (objection !== undefined) return { ok: false, refusal: objection }
  const parent = { contestId: contest.id, parentUnitId: unit?.id ?? null }
  const now = context.clock.now()
  await context.db.query.transaction().execute(async (transaction) => {
    await lockQuotas(transaction, contest.id)
    const before = await readQuotas(transaction, parent)
    if (JSON.stringify(before) === JSON.stringify(quotas)) return
    await replaceQuotas(transaction, parent, quotas, { personId: actor.personId, now })
    await recordAct(
      transaction,
      actor,
      {
        contestId: contest.id,
        unitId: unit?.id ?? null,
        kind: 'quota.set',
        subject: unit?.name ?? contest.name.vi,
        changes: [{ field: 'quotas', from: before, to: quotas }],
      },
      now,
    )
  })
  return ok(null)
}
