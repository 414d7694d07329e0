import { readConfig } from '#src/config.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import { newSession } from '#src/modules/person/session-token.ts'
import { systemClock } from '#src/platform/clock.ts'
import type { Context } from '#src/platform/context.ts'
import { openDatabase } from '#src/platform/db/database.ts'
import { openNotices } from '#src/platform/db/open-notices.ts'
import { aContest } from '#test/factories/contest.ts'

/** What a process of the benchmark works with; `close` lets it end. */
export const openContext = async (
  url: string,
): Promise<{ readonly context: Context; readonly close: () => Promise<void> }> => {
  let closing = false
  const complain = (error: Error): void => {
    // The database may go before it has taken leave of every connection.
    if (!closing) process.stderr.write(`${error.message}\n`)
  }
  const config = readConfig({ LOG_LEVEL: 'error' })
  const db = openDatabase(url, { connections: 10, onError: complain })
  const notices = await openNotices(url, complain)
  const close = async (): Promise<void> => {
    closing = true
    await notices.close()
    await db.close()
  }
  return { context: { db, notices, config, clock: systemClock }, close }
}

export type CrowdOptions = {
  readonly size: number
  /** end of the official round; a month from now unless said */
  readonly endsAt?: Date
  /** hash of everybody's password; nobody can sign in unless said */
  readonly passwordHash?: string
}
export type Crowd = { readonly contest: Contest; readonly cookies: readonly string[] }

/**
 * A running contest of 15 questions without a limit on attempts, and signed-in contestants named
 * `Thí sinh 1`, … and `bench-<contest id>-1`, ….
 */
export const aCrowd = async (context: Context, options: CrowdOptions): Promise<Crowd> => {
  const { size, endsAt, passwordHash = '-' } = options
  const now = context.clock.now()
  const rounds = endsAt && [{ start: new Date(now.getTime() - 1000), end: endsAt }]
  const contest = await aContest(context, { quiz: { questions: 15 }, ...(rounds && { rounds }) })
  const sessions = Array.from({ length: size }, () => newSession(now))
  await context.db.pool.query(
    `with made as (
       insert into person (username, name, search_name, password_hash, must_set_password, created_at)
       select 'bench-' || $1::bigint || '-' || n, 'Thí sinh ' || n, 'thi sinh ' || n, $7, false, $4::timestamptz
       from generate_series(1, $2::int) as n
       returning id
     ), listed as (
       insert into contestant (contest_id, person_id, unit_id, registered_at)
       select $1::bigint, id, $3::bigint, $4::timestamptz from made
     ), numbered as (
       select id, row_number() over (order by id) as place from made
     )
     insert into session (token_hash, person_id, created_at, expires_at)
     select token_hash, id, $4::timestamptz, $5::timestamptz from numbered
     join unnest($6::bytea[]) with ordinality as token (token_hash, place) using (place)`,
    [
      contest.id,
      size,
      contest.units[0]?.id,
      now,
      sessions[0]?.expiresAt,
      sessions.map((session) => session.tokenHash),
      passwordHash,
    ],
  )
  return { contest, cookies: sessions.map((session) => `hoithi_session=${session.token}`) }
}
