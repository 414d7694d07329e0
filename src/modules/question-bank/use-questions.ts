import type { Kysely } from 'kysely'
import { recordActs } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import type { QuestionDefinition } from './bank.ts'
import { changeBank, definitionOf, withQuestions } from './change-bank.ts'
import { type BankAddress, findDeskBank } from './find-desk-bank.ts'
import { findPending, type Pending } from './find-pending.ts'
import { holdImports } from './hold-imports.ts'
import { markInUse } from './review-store.ts'
import { readBank } from './store.ts'

type UseRefusal =
  | 'no_contest'
  | 'forbidden'
  | 'no_bank'
  | 'no_question'
  | 'version_gone'
  | 'not_reviewed'
  | 'bank_held'

type Named = { readonly code: string; readonly version: string }

const findReviewed = async (
  transaction: Kysely<Tables>,
  bankId: number,
  named: readonly Named[],
): Promise<Result<readonly Pending[], UseRefusal>> => {
  const all: Pending[] = []
  for (const one of named) {
    const pending = await findPending(transaction, bankId, one)
    if (!pending.ok) return pending
    if (pending.value.version.state !== 'reviewed')
      return refuse('not_reviewed', { code: one.code })
    all.push(pending.value)
  }
  return ok(all)
}

const definitionFrom = ({ question, version }: Pending): QuestionDefinition => {
  const { topic, difficulty, stem, options, keepOrder, explanation, source } = version
  const { code } = question
  return { code, topic, difficulty, stem, options, keepOrder, explanation, source }
}

/**
 * Puts reviewed versions into use, all or none: from then on papers are drawn from them. Refused
 * with every reason while that would change a running contest.
 */
export const useQuestions = async (
  context: Context,
  actor: Actor,
  address: BankAddress,
  named: readonly Named[],
): Promise<Result<null, UseRefusal>> => {
  const found = await findDeskBank(context, actor, address)
  if (!found.ok) return found
  const { contest, bank } = found.value
  return context.db.query.transaction().execute(async (transaction) => {
    await holdImports(transaction)
    const now = context.clock.now()
    const standing = await readBank(transaction, bank.id)
    if (standing === undefined) return refuse('no_bank')
    const pending = await findReviewed(transaction, bank.id, named)
    if (!pending.ok) return pending
    const before = await definitionOf(transaction, standing)
    const after = withQuestions(before, pending.value.map(definitionFrom))
    const changed = await changeBank(transaction, bank.id, after, now)
    if (!changed.ok) return changed
    await markInUse(
      transaction,
      pending.value.map(({ version }) => version.versionId),
    )
    await recordActs(
      transaction,
      actor,
      pending.value.map(({ question }) => ({
        contestId: contest.id,
        kind: 'question.use',
        subject: question.code,
        subjectId: String(question.questionId),
      })),
      now,
    )
    return ok(null)
  })
}
