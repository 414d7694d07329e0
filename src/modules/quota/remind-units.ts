import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { type Letter, queueMail, sendsMail } from '#src/platform/mail/queue-mail.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { findQuotaScope, type QuotaAddress, type QuotaScope } from './policy.ts'
import { readChildren, readCoordinators } from './progress-store.ts'
import type { QuotaRefusal } from './refusals.ts'
import { lateFirst, quotaStateAt } from './rules/progress.ts'
import { reminderLetter, reminderText, type ShortUnit } from './rules/reminder-text.ts'
import { requirementOf } from './rules/requirement.ts'
import type { Remind, Reminder } from './schema.ts'
import { readQuotas } from './store.ts'

type Short = ShortUnit & { readonly unitId: number; readonly code: string }

/** The children that have not met their quota, or those of them that are named; late ones first. */
const shortUnits = async (
  context: Context,
  { contest, unit }: QuotaScope,
  codes: readonly string[] | undefined,
): Promise<readonly Short[]> => {
  const parent = { contestId: contest.id, parentUnitId: unit?.id ?? null }
  const now = context.clock.now()
  const [quotas, children] = await Promise.all([
    readQuotas(context.db.query, parent),
    readChildren(context.db.query, parent),
  ])
  return children
    .flatMap((child) => {
      const requirement = requirementOf(quotas, child)
      const state = quotaStateAt(requirement, child, now)
      if (requirement === null || state === 'met') return []
      if (codes !== undefined && !codes.includes(child.code)) return []
      const missing = requirement.required === null ? null : requirement.required - child.tookPart
      return [{ ...child, ...requirement, state, missing }]
    })
    .toSorted(lateFirst)
}

const lettersTo = async (
  context: Context,
  { contest }: QuotaScope,
  units: readonly Short[],
  message: string,
): Promise<readonly Letter[]> => {
  const coordinators = await readCoordinators(
    context.db.query,
    contest.id,
    units.map(({ unitId }) => unitId),
  )
  const { publicUrl } = context.config
  return units.flatMap((unit) =>
    coordinators.flatMap(({ unitId, personId, name, email }) => {
      if (unitId !== unit.unitId || email === null) return []
      const link = publicUrl && `${publicUrl}/desk/contests/${contest.slug}/coordinate/${unit.code}`
      return [
        {
          contestId: contest.id,
          unitId,
          kind: 'reminder' as const,
          personId,
          recipient: email,
          subject: `${contest.name.vi}: ${unit.name} chưa đủ chỉ tiêu dự thi`,
          body: reminderLetter(message, { unit, recipient: name, link }),
        },
      ]
    }),
  )
}

/**
 * Reminds the children that have not met their quota: by letter to their coordinators where mail is
 * set, and in any case with a text to be copied. A preview sends nothing.
 */
export const remindUnits = async (
  context: Context,
  actor: Actor,
  request: QuotaAddress & Remind,
): Promise<Result<Reminder, QuotaRefusal>> => {
  const found = await findQuotaScope(context, actor, request)
  if (!found.ok) return found
  const scope = found.value
  if (!scope.maySet) return refuse('not_yours_to_set')
  const units = await shortUnits(context, scope, request.units)
  if (units.length === 0) return refuse('nobody_to_remind')
  const message = request.message.trim()
  const now = context.clock.now()
  const letters = await lettersTo(context, scope, units, message)
  const reached = new Set(letters.map(({ unitId }) => unitId))
  if (!request.preview)
    await context.db.query.transaction().execute(async (transaction) => {
      if (sendsMail(context.config)) await queueMail(transaction, letters, now)
      await recordAct(
        transaction,
        actor,
        {
          contestId: scope.contest.id,
          unitId: scope.unit?.id ?? null,
          kind: 'quota.remind',
          subject: units.map(({ name }) => name).join(', '),
          reason: message,
        },
        now,
      )
    })
  return ok({
    text: reminderText(message, units, now),
    units: units.length,
    letters: letters.length,
    unreachable: units.filter(({ unitId }) => !reached.has(unitId)).map(({ name }) => name),
    sendsMail: sendsMail(context.config),
  })
}
