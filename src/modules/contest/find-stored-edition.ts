import type { Kysely } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import type { Edition } from './save-contest.ts'
import { readContest, readFiles, readUnits } from './store.ts'

/** An edition as it stands: what its files say, and how far it is. */
export type StoredEdition = Edition & {
  readonly id: number
  readonly stage: 'draft' | 'checked' | 'open'
  /** counts its changes */
  readonly revision: number
}

/** The edition as it was imported or changed last; null where there is none of this slug. */
export const findStoredEdition = async (
  executor: Kysely<Tables>,
  slug: string,
): Promise<StoredEdition | null> => {
  const contest = await readContest(executor, slug)
  if (contest === undefined) return null
  const units = await readUnits(executor, contest.id)
  return {
    id: contest.id,
    stage: contest.stage,
    revision: contest.revision,
    definition: contest.definition,
    units: units.map(({ code, name, unit_group, staff_count }) => ({
      code,
      name,
      unitGroup: unit_group,
      staffCount: staff_count,
    })),
    files: await readFiles(executor, contest.id),
  }
}
