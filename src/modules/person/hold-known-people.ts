import type { Kysely } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import { excludingRoles } from './rules/exclusion.ts'
import * as store from './people-store.ts'

/** Somebody who has an account, in the eyes of one contest. */
export type KnownPerson = {
  readonly personId: number
  readonly username: string
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  /** whether a role in the contest keeps them from taking part in it */
  readonly excluded: boolean
}

/**
 * Finds who has one of these phones, addresses or usernames, and holds them, so that until the
 * caller's transaction ends nobody can grant them a role that would keep them from taking part.
 */
export const holdKnownPeople = async (
  transaction: Kysely<Tables>,
  contestId: number,
  by: {
    readonly phones: readonly string[]
    readonly emails: readonly string[]
    readonly usernames: readonly string[]
  },
): Promise<readonly KnownPerson[]> => {
  const ids = await store.findPeopleBy(transaction, by)
  await store.lockPeople(transaction, ids)
  return store.readPeople(transaction, ids, contestId, excludingRoles)
}
