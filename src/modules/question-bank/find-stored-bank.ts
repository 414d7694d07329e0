import type { Kysely } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import { type BankFile, readBank, readBankFiles } from './store.ts'

/** The files of a bank as imported; none where there is no such bank. */
export const findStoredBank = async (
  executor: Kysely<Tables>,
  slug: string,
): Promise<readonly BankFile[]> => {
  const bank = await readBank(executor, slug)
  return bank === undefined ? [] : readBankFiles(executor, bank.id)
}
