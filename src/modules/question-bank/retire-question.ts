import type { Kysely } from 'kysely'
import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import type { BankDefinition } from './bank.ts'
import { changeBank, definitionOf, withQuestions } from './change-bank.ts'
import type { QuestionAddress } from './describe-question.ts'
import { type DeskBank, findDeskBank } from './find-desk-bank.ts'
import { holdImports } from './hold-imports.ts'
import { readQuestion } from './review-store.ts'
import { readBank, readStandingQuestions } from './store.ts'

type RetireRefusal =
  | 'no_contest'
  | 'forbidden'
  | 'no_bank'
  | 'no_question'
  | 'never_in_use'
  | 'retired_already'
  | 'not_retired'
  | 'bank_held'

type Retiring = {
  readonly code: string
  /** false: it comes back */
  readonly retire: boolean
  readonly reason: string | null
}

const afterwards = async (
  transaction: Kysely<Tables>,
  bankId: number,
  { code, retire }: Retiring,
): Promise<Result<BankDefinition, RetireRefusal>> => {
  const bank = await readBank(transaction, bankId)
  if (bank === undefined) return refuse('no_bank')
  const question = (await readStandingQuestions(transaction, bankId)).find(
    (standing) => standing.code === code,
  )
  if (question === undefined) return refuse('never_in_use')
  if (question.retired === retire) return refuse(retire ? 'retired_already' : 'not_retired')
  const before = await definitionOf(transaction, bank)
  if (retire)
    return ok({ ...before, questions: before.questions.filter((other) => other.code !== code) })
  const { retired: _, versionId: _version, questionId: _question, ...restored } = question
  return ok(withQuestions(before, [restored]))
}

const act = async (
  context: Context,
  actor: Actor,
  { contest, bank }: DeskBank,
  retiring: Retiring,
): Promise<Result<null, RetireRefusal>> =>
  context.db.query.transaction().execute(async (transaction) => {
    await holdImports(transaction)
    const now = context.clock.now()
    const question = await readQuestion(transaction, bank.id, retiring.code)
    if (question === undefined) return refuse('no_question')
    const after = await afterwards(transaction, bank.id, retiring)
    if (!after.ok) return after
    const changed = await changeBank(transaction, bank.id, after.value, now)
    if (!changed.ok) return changed
    await recordAct(
      transaction,
      actor,
      {
        contestId: contest.id,
        kind: retiring.retire ? 'question.retire' : 'question.restore',
        subject: question.code,
        subjectId: String(question.questionId),
        reason: retiring.reason,
      },
      now,
    )
    return ok(null)
  })

/**
 * Retires a question: no paper is drawn with it any more, and the papers that hold it stay. Refused
 * while that would change a running contest or leave one without enough questions.
 */
export const retireQuestion = async (
  context: Context,
  actor: Actor,
  { reason, ...address }: QuestionAddress & { readonly reason: string | null },
): Promise<Result<null, RetireRefusal>> => {
  const found = await findDeskBank(context, actor, address)
  return found.ok
    ? act(context, actor, found.value, { code: address.code, retire: true, reason })
    : found
}

/** Lets a retired question be drawn again, in its newest version in use. */
export const restoreQuestion = async (
  context: Context,
  actor: Actor,
  address: QuestionAddress,
): Promise<Result<null, RetireRefusal>> => {
  const found = await findDeskBank(context, actor, address)
  return found.ok
    ? act(context, actor, found.value, { code: address.code, retire: false, reason: null })
    : found
}
