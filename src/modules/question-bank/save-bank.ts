import type { Kysely } from 'kysely'
import { notify } from '#src/platform/db/notify.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import type { BankDefinition } from './bank.ts'
import { questionChanges } from './rules/changes.ts'
import {
  addVersions,
  type BankFile,
  readStandingQuestions,
  writeBank,
  writeBankFiles,
  writeQuestionList,
} from './store.ts'

/**
 * Writes the bank inside the caller's transaction, which has judged before that it may be
 * written; tells every process. A changed question gets a new version, one that is gone is
 * retired; what is still being written or reviewed stays so. Gives the bank's id.
 */
export const saveBank = async (
  transaction: Kysely<Tables>,
  bank: BankDefinition,
  files: readonly BankFile[],
  now: Date,
  writtenBy: number | null = null,
): Promise<number> => {
  const id = await writeBank(transaction, bank, now)
  const changes = questionChanges(await readStandingQuestions(transaction, id), bank.questions)
  await writeQuestionList(
    transaction,
    id,
    bank.questions.map((question) => question.code),
  )
  const versioned = new Set([...changes.added, ...changes.changed.map(({ code }) => code)])
  await addVersions(
    transaction,
    id,
    bank.questions.filter((question) => versioned.has(question.code)),
    { writtenBy, now },
  )
  await writeBankFiles(transaction, id, files)
  await notify(transaction, 'bank', id)
  return id
}
