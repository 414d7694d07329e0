import type { Kysely } from 'kysely'
import type { Progress } from '#src/modules/long-work/progress.ts'
import { issueOneTimePasswords } from '#src/modules/person/issue-one-time-passwords.ts'
import type { Tables } from '#src/platform/db/tables.ts'

// Few enough that progress is seen, many enough that statements cost nothing.
const slipsAtOnce = 250

/**
 * Makes one-time passwords for many in the caller's transaction and says how far it is; gives them by
 * person, for those who have not set one of their own. Their sessions end with the commit.
 */
export const makeSlips = async (
  transaction: Kysely<Tables>,
  people: readonly { readonly personId: number; readonly username: string }[],
  progress: Pick<Progress<never>, 'at'>,
): Promise<ReadonlyMap<number, string>> => {
  const passwords = new Map<number, string>()
  const total = people.length
  for (let done = 0; done < total; done += slipsAtOnce) {
    progress.at({ stage: 'writing', done, total })
    const some = people.slice(done, done + slipsAtOnce)
    for (const { personId, password } of await issueOneTimePasswords(transaction, some))
      passwords.set(personId, password)
  }
  progress.at({ stage: 'writing', done: total, total })
  return passwords
}
