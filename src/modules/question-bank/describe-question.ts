import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { type BankAddress, findDeskBank } from './find-desk-bank.ts'
import { mayReview } from './policy.ts'
import { readAllVersions, readQuestion, type VersionRow } from './review-store.ts'
import type { QuestionPage } from './schema.ts'

/** How an address names a question. */
export type QuestionAddress = BankAddress & { readonly code: string }

const describeVersion = (row: VersionRow): QuestionPage['versions'][number] => ({
  version: String(row.versionId),
  number: row.version,
  state: row.state,
  topic: row.topic,
  difficulty: row.difficulty,
  stem: row.stem,
  options: row.options.map(({ text, pinned, correct }) => ({ text, pinned, correct })),
  keepOrder: row.keepOrder,
  explanation: row.explanation,
  source: row.source,
  writtenBy: row.writtenBy,
  writtenAt: row.writtenAt.toISOString(),
  reviewedBy: row.reviewedBy,
  reviewedAt: row.reviewedAt?.toISOString() ?? null,
})

/** A question with all its versions and its key: for who may work on the bank. */
export const describeQuestion = async (
  context: Context,
  actor: Actor,
  address: QuestionAddress,
): Promise<Result<QuestionPage, 'no_contest' | 'forbidden' | 'no_bank' | 'no_question'>> => {
  const found = await findDeskBank(context, actor, address)
  if (!found.ok) return found
  const question = await readQuestion(context.db.query, found.value.bank.id, address.code)
  if (question === undefined) return refuse('no_question')
  const versions = await readAllVersions(context.db.query, question.questionId)
  const draft = versions.find(({ state }) => state === 'draft')
  return ok({
    code: question.code,
    retired: question.retired,
    versions: versions.map(describeVersion),
    mayReview: draft !== undefined && mayReview(actor, draft),
  })
}
