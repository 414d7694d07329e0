import type { Kysely } from 'kysely'
import { type Edition, saveContest } from '#src/modules/contest/save-contest.ts'
import { isSameBank } from '#src/modules/question-bank/compare-bank.ts'
import { findBank } from '#src/modules/question-bank/find-bank.ts'
import { saveBank } from '#src/modules/question-bank/save-bank.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { isSameEdition, type PackDifference } from './plan-pack.ts'
import type { Pack } from './read-pack.ts'

/**
 * Writes an edition and its banks inside the caller's transaction, which holds imports back and has
 * judged that they may be written; tells every process. Only what differs is written. Gives the
 * contest's id, null where the contest itself stays as it is.
 */
export const writePack = async (
  transaction: Kysely<Tables>,
  pack: Pick<Pack, 'banks'> & { readonly edition: Edition },
  difference: PackDifference,
  now: Date,
): Promise<number | null> => {
  const ids = new Map<string, number>()
  for (const { bank, files } of pack.banks) {
    const found = difference.banks.find(({ slug }) => slug === bank.slug)
    const isSame = found !== undefined && isSameBank(found)
    const id = isSame ? found.id : await saveBank(transaction, bank, files, now)
    if (id !== null) ids.set(bank.slug, id)
  }
  if (isSameEdition(difference)) return null
  for (const { quiz } of pack.edition.definition.parts) {
    if (quiz === null || ids.has(quiz.bank)) continue
    const bank = await findBank(transaction, quiz.bank)
    if (bank !== null) ids.set(quiz.bank, bank.id)
  }
  const { definition, units, files } = pack.edition
  return saveContest(transaction, { definition, units, files }, ids, now)
}
