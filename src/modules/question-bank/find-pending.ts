import type { Kysely } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { type QuestionRow, readAllVersions, readQuestion, type VersionRow } from './review-store.ts'

/** A question with the version that is being written or reviewed. */
export type Pending = { readonly question: QuestionRow; readonly version: VersionRow }

/**
 * The pending version that somebody looked at. Refused where it is not the one that stands: it was
 * written anew, put into use or discarded meanwhile.
 */
export const findPending = async (
  transaction: Kysely<Tables>,
  bankId: number,
  named: { readonly code: string; readonly version: string },
): Promise<Result<Pending, 'no_question' | 'version_gone'>> => {
  const question = await readQuestion(transaction, bankId, named.code)
  if (question === undefined) return refuse('no_question')
  const versions = await readAllVersions(transaction, question.questionId)
  const version = versions.find(({ state }) => state !== 'in_use')
  return version === undefined || String(version.versionId) !== named.version
    ? refuse('version_gone', { code: named.code })
    : ok({ question, version })
}
