import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'

/**
 * Lets a person start no attempt until the transaction ends, and counts a revision of the one they
 * have open in the contest, so that a write made from an older state is made anew; gives its id.
 */
export const holdAttemptsOf = async (
  executor: Kysely<Tables>,
  contestId: number,
  personId: number,
): Promise<readonly string[]> => {
  await sql`select from person where id = ${personId} for update`.execute(executor)
  const { rows } = await sql<{ id: string }>`
    update attempt set revision = revision + 1
    where person_id = ${personId} and submitted_at is null
      and part_id = any(select id from part where contest_id = ${contestId})
    returning id`.execute(executor)
  return rows.map(({ id }) => id)
}
