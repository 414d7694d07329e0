import type { Kysely } from 'kysely'
import { notifyOfAll } from '#src/platform/db/notify.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { forgetTriesOfAll } from './failure-store.ts'
import { newOneTimePassword } from './one-time-password.ts'
import { replaceOneTimePasswords } from './people-store.ts'
import { accountSubject } from './rules/sign-in-limits.ts'
import { deleteSessionsOfAll } from './store.ts'

/** A one-time password just made for somebody, told this once. */
export type IssuedPassword = { readonly personId: number; readonly password: string }

/**
 * Makes new one-time passwords in the caller's transaction for those of the people who have not set
 * one of their own; the others keep theirs and are left out of what is given. The sessions of those
 * who get one end: the caller forgets them after its commit (`forgetSessionsOf`).
 */
export const issueOneTimePasswords = async (
  transaction: Kysely<Tables>,
  people: readonly { readonly personId: number; readonly username: string }[],
): Promise<readonly IssuedPassword[]> => {
  const made = await Promise.all(people.map(() => newOneTimePassword()))
  const wanted = people.flatMap(({ personId }, index) => {
    const one = made[index]
    return one === undefined ? [] : [{ ...one, personId }]
  })
  const ids = await replaceOneTimePasswords(transaction, wanted)
  const changed = new Set(ids)
  const subjects = people.flatMap(({ personId, username }) =>
    changed.has(personId) ? [accountSubject(username)] : [],
  )
  await deleteSessionsOfAll(transaction, ids)
  await forgetTriesOfAll(transaction, subjects)
  await notifyOfAll(transaction, 'person', ids)
  return wanted
    .filter(({ personId }) => changed.has(personId))
    .map(({ personId, password }) => ({ personId, password }))
}
