import type { Kysely } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { ContestDefinition } from './definition.ts'
import { partRounds } from './rules/part-rounds.ts'
import { isRunning } from './rules/running.ts'
import { periodOf, stateAt } from './rules/state.ts'
import { readDefinitionsOfBank } from './store.ts'

/** A contest that draws its papers from a bank. */
export type BankUse = {
  readonly slug: string
  readonly definition: ContestDefinition
  /** it has been opened, an official round runs, and it is no practice edition */
  readonly running: boolean
  readonly closed: boolean
}

/** The contests that draw from this bank, and how they stand. */
export const contestsOfBank = async (
  executor: Kysely<Tables>,
  bankId: number,
  now: Date,
): Promise<readonly BankUse[]> => {
  const definitions = await readDefinitionsOfBank(executor, bankId)
  return definitions.map(({ definition, stage }) => {
    const parts = definition.parts.map((part) => ({
      rounds: partRounds(definition.rounds, part).map(({ kind, start, end }) => ({
        kind,
        startsAt: new Date(start),
        endsAt: new Date(end),
      })),
    }))
    return {
      slug: definition.slug,
      definition,
      running: stage === 'open' && isRunning(definition, now),
      closed: stateAt(periodOf(parts), now) === 'closed',
    }
  })
}
