import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Result } from '#src/shared/result.ts'
import type { QuestionAddress } from './describe-question.ts'
import { findDeskBank } from './find-desk-bank.ts'
import { findPending } from './find-pending.ts'
import { holdImports } from './hold-imports.ts'
import { deleteDraft, deleteEmptyQuestion } from './review-store.ts'
import { trailChanges } from './rules/trail-changes.ts'

type DiscardRefusal = 'no_contest' | 'forbidden' | 'no_bank' | 'no_question' | 'version_gone'

/**
 * Takes back what was being written or reviewed: the version in use stays as it is, and a question
 * that was never in use is gone. What it said stays in the trail.
 */
export const discardDraft = async (
  context: Context,
  actor: Actor,
  address: QuestionAddress & { readonly version: string },
): Promise<Result<null, DiscardRefusal>> => {
  const found = await findDeskBank(context, actor, address)
  if (!found.ok) return found
  const { contest, bank } = found.value
  return context.db.query.transaction().execute(async (transaction) => {
    await holdImports(transaction)
    const now = context.clock.now()
    const pending = await findPending(transaction, bank.id, address)
    if (!pending.ok) return pending
    const { question, version } = pending.value
    await deleteDraft(transaction, question.questionId)
    await deleteEmptyQuestion(transaction, question.questionId)
    await recordAct(
      transaction,
      actor,
      {
        contestId: contest.id,
        kind: 'question.discard',
        subject: question.code,
        subjectId: String(question.questionId),
        changes: trailChanges(null, version).map(({ field, to }) => ({
          field,
          from: to,
          to: null,
        })),
      },
      now,
    )
    return ok(null)
  })
}
