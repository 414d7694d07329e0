import type { Kysely } from 'kysely'
import { notify } from '#src/platform/db/notify.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import type { ContestDefinition, StoredFile, UnitDefinition } from './definition.ts'
import { writeContest, writeFiles, writeParts, writeRounds, writeUnits } from './store.ts'

/** All that an edition's folder says, apart from its banks. */
export type Edition = {
  readonly definition: ContestDefinition
  readonly units: readonly UnitDefinition[]
  readonly files: readonly StoredFile[]
}

/**
 * Writes the edition inside the caller's transaction, which has judged before that it may be
 * written; tells every process. `banks` gives bank ids by slug. Gives the contest's id.
 */
export const saveContest = async (
  transaction: Kysely<Tables>,
  edition: Edition,
  banks: ReadonlyMap<string, number>,
  now: Date,
): Promise<number> => {
  const { definition } = edition
  const id = await writeContest(transaction, definition, now)
  await writeRounds(transaction, id, definition.rounds)
  await writeParts(transaction, id, definition.parts, banks)
  await writeUnits(transaction, id, edition.units)
  await writeFiles(transaction, id, edition.files)
  await notify(transaction, 'contest', id)
  return id
}
