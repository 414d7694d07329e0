import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Ranking } from '#src/modules/ranking/schema.ts'
import { anotherProcess } from '#test/factories/another-process.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aContest } from '#test/factories/contest.ts'
import { aContestant, aSession } from '#test/factories/people.ts'
import { aStanding } from '#test/factories/standing.ts'

const many = 12_500

/** A contest of so many standings, by tens of equals in every key, and by thousands in the first. */
const aLargeRanking = async (application: Application): Promise<Contest> => {
  const { context, clock } = application
  const contest = await aContest(context)
  const model = await aContestant(context, contest)
  await aStanding(context, contest, model, { correct: 5, durationMs: 60_000 })
  await sql`
    with made as (
      insert into person (username, name, search_name, password_hash, must_set_password, created_at)
      select 'many-' || n, 'Thí sinh ' || n, 'thi sinh ' || n, '-', false, ${clock.now()}
      from generate_series(2, ${many}::int) as n returning id
    )
    insert into standing (part_id, person_id, contest_id, unit_id, attempt_id, correct, total,
      duration_ms, achieved_at, key1, key2, key3, attempts)
    select s.part_id, made.id, s.contest_id, s.unit_id, s.attempt_id, made.id % 3, s.total,
      60000 + made.id % 400, s.achieved_at, -(made.id % 3), 60000 + made.id % 400, s.key3, 1
    from standing s cross join made where s.person_id = ${model.id}`.execute(context.db.query)
  return contest
}

const partOf = (contest: Contest): number => contest.parts.find(({ quiz }) => quiz)?.id ?? 0

/** The places by the rule itself: one more than how many are better. */
const placesOf = async ({ context }: Application, contest: Contest) =>
  (
    await sql<{ personId: number; name: string; rank: number; joint: boolean }>`
      select s.person_id as "personId", p.name,
        rank() over (order by s.key1, s.key2, s.key3)::int as rank,
        count(*) over (partition by s.key1, s.key2, s.key3) > 1 as joint
      from standing s join person p on p.id = s.person_id where s.part_id = ${partOf(contest)}
      order by s.key1, s.key2, s.key3, s.person_id`.execute(context.db.query)
  ).rows

const read = async (
  { app }: Application,
  contest: Contest,
  query: string,
  cookie = '',
): Promise<Ranking> => {
  const reply = await app.inject({
    url: `/api/v1/contests/${contest.slug}/parts/kien-thuc/ranking?${query}`,
    headers: { cookie },
  })
  assert.equal(reply.statusCode, 200, reply.body)
  return reply.json<Ranking>()
}

const holdsPlaceOf = async (
  application: Application,
  contest: Contest,
  place: Awaited<ReturnType<typeof placesOf>>[number] | undefined,
): Promise<void> => {
  assert.ok(place)
  const cookie = await aSession(application.context, place.personId)
  const { own } = await read(application, contest, 'limit=1', cookie)
  assert.deepEqual([own?.rank, own?.joint], [place.rank, place.joint])
}

test('in a ranking of many every page and place is what the rule gives', async (t) => {
  const application = await startApplication(t)
  const contest = await aLargeRanking(application)
  const places = await placesOf(application, contest)
  const rows: Ranking['rows'] = []
  for (let after = '', last = false; !last;) {
    const page = await read(application, contest, `limit=200${after}`)
    assert.equal(page.total, many)
    rows.push(...page.rows)
    last = page.next === null
    after = `&after=${page.next}`
  }
  assert.deepEqual(
    rows.map(({ rank, joint }) => [rank, joint]),
    places.map(({ rank, joint }) => [rank, joint]),
  )
  for (const index of [0, 1, 5_000, 9_999, 10_000, 10_001, 10_999, 11_000, 12_000, many - 1])
    await holdsPlaceOf(application, contest, places[index])
})

test('what another process writes is in every place a second later, and at the top at once', async (t) => {
  const here = await startApplication(t)
  const there = await anotherProcess(t, here)
  const contest = await aLargeRanking(here)
  const last = (await placesOf(here, contest)).at(-1)
  await holdsPlaceOf(here, contest, last)
  await holdsPlaceOf(there, contest, last)

  const best = await aContestant(there.context, contest)
  await aStanding(there.context, contest, best, { correct: 10, durationMs: 1000 })
  const [first] = await placesOf(here, contest)
  assert.equal(first?.personId, best.id)
  await holdsPlaceOf(here, contest, first)
  assert.equal((await read(here, contest, 'limit=1')).rows[0]?.correct, 10)

  here.clock.advance(1000)
  const moved = (await placesOf(here, contest)).at(-1)
  assert.equal(moved?.rank, (last?.rank ?? 0) + 1)
  for (const process of [here, there]) {
    await holdsPlaceOf(process, contest, moved)
    assert.equal((await read(process, contest, 'limit=1')).total, many + 1)
  }
})

test('one who is taken out of a ranking of many moves all behind up, a second later at most', async (t) => {
  const application = await startApplication(t)
  const { context, clock } = application
  const contest = await aLargeRanking(application)
  const before = await placesOf(application, contest)
  await holdsPlaceOf(application, contest, before.at(-1))
  await sql`delete from standing where person_id = ${before[0]?.personId}`.execute(context.db.query)
  clock.advance(1000)
  const after = await placesOf(application, contest)
  await holdsPlaceOf(application, contest, after.at(-1))
  await holdsPlaceOf(application, contest, after[0])
})
