import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import type { QuestionAddress } from './describe-question.ts'
import { findDeskBank } from './find-desk-bank.ts'
import { findPending } from './find-pending.ts'
import { holdImports } from './hold-imports.ts'
import { mayReview } from './policy.ts'
import { markReviewed } from './review-store.ts'

type ReviewRefusal =
  | 'no_contest'
  | 'forbidden'
  | 'no_bank'
  | 'no_question'
  | 'version_gone'
  | 'own_question'
  | 'reviewed_already'

/** Says that a draft which somebody else wrote is right. It is not in use yet. */
export const reviewQuestion = async (
  context: Context,
  actor: Actor,
  address: QuestionAddress & { readonly version: string },
): Promise<Result<null, ReviewRefusal>> => {
  const found = await findDeskBank(context, actor, address)
  if (!found.ok) return found
  const { contest, bank } = found.value
  return context.db.query.transaction().execute(async (transaction) => {
    await holdImports(transaction)
    const now = context.clock.now()
    const pending = await findPending(transaction, bank.id, address)
    if (!pending.ok) return pending
    const { question, version } = pending.value
    if (version.state === 'reviewed') return refuse('reviewed_already')
    if (!mayReview(actor, version)) return refuse('own_question')
    await markReviewed(transaction, version.versionId, { reviewedBy: actor.personId, now })
    await recordAct(
      transaction,
      actor,
      {
        contestId: contest.id,
        kind: 'question.review',
        subject: question.code,
        subjectId: String(question.questionId),
      },
      now,
    )
    return ok(null)
  })
}
