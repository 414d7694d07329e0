import type { Kysely } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { Bank } from './bank.ts'
import { readBank, readStandingQuestions } from './store.ts'

/** The bank of this slug as it stands in the database now; null where there is none. */
export const findBank = async (executor: Kysely<Tables>, slug: string): Promise<Bank | null> => {
  const bank = await readBank(executor, slug)
  if (bank === undefined) return null
  const questions = await readStandingQuestions(executor, bank.id)
  return {
    id: bank.id,
    slug: bank.slug,
    topics: bank.topics,
    questions: questions
      .filter(({ retired }) => !retired)
      .map(({ retired: _, ...question }) => question),
  }
}
