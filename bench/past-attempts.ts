import type pg from 'pg'
import type { Contest } from '#src/modules/contest/contest.ts'
import { rebuildStandings } from '#src/modules/attempt/rebuild-standings.ts'
import { loadBank } from '#src/modules/question-bank/load-bank.ts'
import type { Context } from '#src/platform/context.ts'

const mostPeople = 100_000
const atATime = 100_000
const writers = 2

/**
 * Writes so many ended attempts of 15 questions at the contest, by SQL, and their standings: ten
 * of each contestant, and more of each where there would be more than 100,000. Gives the people.
 */
export const pastAttempts = async (
  context: Context,
  contest: Contest,
  stored: number,
): Promise<{ readonly people: number }> => {
  const people = Math.min(mostPeople, Math.max(1, Math.floor(stored / 10)))
  const first = await pastPeople(context, contest, people)
  const [part] = contest.parts
  const { questions } = await loadBank(context, part?.quiz?.bankId ?? 0)
  const paper = questions.slice(0, 15).map((question) => [question.versionId, [1, 2, 3, 4]])
  const sheet = Object.fromEntries(paper.map((_, index) => [index + 1, [[(index % 4) + 1], 1]]))
  const batches = Array.from({ length: Math.ceil(stored / atATime) }, (_, index) => index * atATime)
  await withoutIndexes(context.db.pool, () =>
    Promise.all(
      Array.from({ length: writers }, () =>
        hurried(context.db.pool, async (client) => {
          for (let from = batches.shift(); from !== undefined; from = batches.shift())
            await client.query(insertAttempts, [
              from,
              Math.min(stored, from + atATime) - 1,
              people,
              first,
              part?.id,
              contest.rounds[0]?.id,
              JSON.stringify(paper),
              JSON.stringify(sheet),
              context.clock.now(),
              stored,
            ])
        }),
      ),
    ),
  )
  // Without statistics of what is there by now, the standings would be looked for one by one.
  await context.db.pool.query('vacuum analyze')
  await rebuildStandings(context, contest.id)
  await context.db.pool.query('vacuum analyze')
  await context.db.pool.query('checkpoint')
  return { people }
}

// As a restore does it: what is written here refers to what is there, and is made anew if lost.
const hurried = async <T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect()
  try {
    await client.query(`set session_replication_role = replica; set synchronous_commit = off;
      set maintenance_work_mem = '512MB'`)
    return await work(client)
  } finally {
    await client.query('reset all')
    client.release()
  }
}

// All but the key: an index that is built in one go takes a tenth of the time, and less room.
const withoutIndexes = async (pool: pg.Pool, work: () => Promise<unknown>): Promise<void> => {
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where tablename = 'attempt' and indexname <> 'attempt_pkey'`,
  )
  for (const { name } of rows) await pool.query(`drop index ${name}`)
  await work()
  await hurried(pool, async (client) => {
    for (const { definition } of rows) await client.query(definition)
  })
}

// Attempt n is person n mod people's; results spread over 0 to 15 right and 1 to 10 minutes. They
// lie in the order of time, as they do where people write them: over the thirty days before.
const insertAttempts = `insert into attempt (id, part_id, round_id, person_id, number, kind, seed,
    paper, started_at, deadline_at, grace_ms, sheet, sequence, revision, saved_at, submitted_at,
    ended_by, correct, total, duration_ms)
  select uuidv7(began - $9::timestamptz), $5::bigint, $6::bigint, $4::bigint + n % $3::int,
    1 + n / $3::int, 'official', 1, $7::json, began, began + interval '10 minutes', 2000,
    $8::json, 15, 16, began + lasted * interval '1 millisecond',
    began + lasted * interval '1 millisecond', 'contestant', (n::bigint * 7919) % 16, 15, lasted
  from generate_series($1::int, $2::int) as n
  cross join lateral (select 60000 + (n::bigint * 104729) % 540000 as lasted,
    $9::timestamptz - interval '1 hour'
      - (1 - n / $10::float8) * interval '30 days' as began) as made`

const pastPeople = async (context: Context, contest: Contest, people: number): Promise<number> => {
  const { rows } = await context.db.pool.query<{ first: number }>(
    `with made as (
       insert into person (username, name, search_name, password_hash, must_set_password, created_at)
       select 'past-' || $1::bigint || '-' || n, 'Thí sinh cũ ' || n, 'thi sinh cu ' || n, '-', false,
         $4::timestamptz
       from generate_series(1, $2::int) as n
       returning id
     ), listed as (
       insert into contestant (contest_id, person_id, unit_id, registered_at)
       select $1::bigint, id, $3::bigint, $4::timestamptz from made
     )
     select min(id) as first from made`,
    [contest.id, people, contest.units[0]?.id, context.clock.now()],
  )
  return rows[0]?.first ?? 0
}
