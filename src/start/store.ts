import { sql } from 'kysely'
import type { Database } from '#src/platform/db/database.ts'

/** What a database holds, as far as a start needs to know. */
export type Holdings = {
  readonly contests: number
  readonly people: number
  /** contests and people other than those named */
  readonly otherContests: number
  readonly otherPeople: number
}

/** Counts contests and people, and those among them that are not of the names given. */
export const readHoldings = async (
  db: Database,
  slugs: readonly string[],
  usernames: readonly string[],
): Promise<Holdings> => {
  const { rows } = await sql<Holdings>`
    select (select count(*)::int from contest) as contests,
      (select count(*)::int from person) as people,
      (select count(*)::int from contest where slug <> all(${slugs})) as "otherContests",
      (select count(*)::int from person where username <> all(${usernames})) as "otherPeople"
  `.execute(db.query)
  const [holdings] = rows
  if (holdings === undefined) throw new Error('The database counted nothing.')
  return holdings
}
