import type { Kysely } from 'kysely'
import { notifyOfAll } from '#src/platform/db/notify.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { updatePeople } from './people-store.ts'

export type Correction = {
  readonly personId: number
  readonly name: string
  /** null leaves what is held */
  readonly phone: string | null
  readonly email: string | null
}

/** Corrects names, phones and addresses in the caller's transaction, and tells every process. */
export const correctPeople = async (
  transaction: Kysely<Tables>,
  corrections: readonly Correction[],
): Promise<void> => {
  await updatePeople(transaction, corrections)
  await notifyOfAll(
    transaction,
    'person',
    corrections.map(({ personId }) => personId),
  )
}
