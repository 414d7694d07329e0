import { type Kysely, sql } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'

type Executor = Kysely<Tables>

/**
 * Counts one try against a subject before it is judged, so that tries made side by side cannot
 * slip past the limit together. A window begins with its first try and then stands.
 */
export const countTry = async (
  executor: Executor,
  subject: string,
  now: Date,
  windowEndsAt: Date,
): Promise<{ readonly tries: number; readonly windowEndsAt: Date }> => {
  const { rows } = await sql<{ failures: number; window_ends_at: Date }>`
    insert into sign_in_failure as f (subject, failures, window_ends_at)
    values (${subject}, 1, ${windowEndsAt})
    on conflict (subject) do update set
      failures = case when f.window_ends_at <= ${now} then 1 else least(f.failures + 1, 1000000) end,
      window_ends_at =
        case when f.window_ends_at <= ${now} then ${windowEndsAt} else f.window_ends_at end
    returning failures, window_ends_at`.execute(executor)
  const row = rows[0]
  if (row === undefined) throw new Error('a counted try gave no row')
  return { tries: row.failures, windowEndsAt: row.window_ends_at }
}

/** Takes tries back from a subject's count. */
export const takeTriesBack = async (
  executor: Executor,
  subject: string,
  tries: number,
): Promise<void> => {
  await sql`
    update sign_in_failure set failures = greatest(failures - ${tries}, 0)
    where subject = ${subject}`.execute(executor)
}

/** Forgets a subject's count; gives what it was. */
export const forgetTries = async (executor: Executor, subject: string): Promise<number> => {
  const { rows } = await sql<{ failures: number }>`
    delete from sign_in_failure where subject = ${subject} returning failures`.execute(executor)
  return rows[0]?.failures ?? 0
}

/** Forgets the counts of many subjects. */
export const forgetTriesOfAll = async (
  executor: Executor,
  subjects: readonly string[],
): Promise<void> => {
  await sql`delete from sign_in_failure where subject = any(${subjects}::text[])`.execute(executor)
}

/** Clears away some windows that ended, a hundred at most. */
export const deleteEndedWindows = async (executor: Executor, now: Date): Promise<void> => {
  await sql`
    delete from sign_in_failure where subject in
      (select subject from sign_in_failure where window_ends_at <= ${now} limit 100
       for update skip locked)`.execute(executor)
}
