import type { Kysely } from 'kysely'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { organisedContests } from './policy.ts'
import type { UsableBank } from './schema.ts'
import { type BankRow, countQuestions, readBanksOf } from './store.ts'

type Executor = Kysely<Tables>

const describe = async (executor: Executor, bank: BankRow): Promise<UsableBank> => {
  const counts = await countQuestions(executor, bank.id)
  const of = (topic: string, difficulty: string): number =>
    counts.find((row) => row.topic === topic && row.difficulty === difficulty)?.count ?? 0
  return {
    slug: bank.slug,
    name: bank.name,
    topics: bank.topics.map(({ code, name }) => ({
      code,
      name,
      easy: of(code, 'easy'),
      medium: of(code, 'medium'),
      hard: of(code, 'hard'),
    })),
  }
}

/** The banks of the contests that the actor organises: those alone may a contest of theirs draw from. */
export const describeBanks = async (executor: Executor, actor: Actor): Promise<UsableBank[]> => {
  const banks = await readBanksOf(executor, organisedContests(actor))
  return Promise.all(banks.map((bank) => describe(executor, bank)))
}
