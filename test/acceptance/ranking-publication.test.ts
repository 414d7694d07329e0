import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Ranking, Turnout, UnitRanking } from '#src/modules/ranking/schema.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aContest } from '#test/factories/contest.ts'
import { aContestant, aPerson, aSession } from '#test/factories/people.ts'
import { aStanding } from '#test/factories/standing.ts'

const hour = 3_600_000

/** A contest that closes in an hour, with one contestant who has a standing, and its organiser. */
const aClosing = async (application: Application) => {
  const { context, clock } = application
  const now = clock.now().getTime()
  const contest = await aContest(context, {
    rounds: [{ start: new Date(now - hour), end: new Date(now + hour) }],
    ranking: { visibility: 'hidden' },
  })
  const contestant = await aContestant(context, contest, { name: 'Lâm Thị Hoa' })
  await aStanding(context, contest, contestant, { correct: 9 })
  const organiser = await aPerson(context, {
    name: 'Trần Văn Tổ',
    grants: [{ role: 'organiser', contest }],
  })
  return { contest, contestant, cookie: await aSession(context, organiser.id) }
}

const publish = async ({ app }: Application, contest: Contest, cookie: string, reason?: string) => {
  const reply = await app.inject({
    method: 'POST',
    url: `/api/v1/contests/${contest.slug}/parts/kien-thuc/publications`,
    headers: { cookie },
    payload: reason === undefined ? {} : { reason },
  })
  return { status: reply.statusCode, code: reply.json<{ code?: string }>().code }
}

const ranking = async ({ app }: Application, contest: Contest): Promise<Ranking> =>
  (await app.inject({ url: `/api/v1/contests/${contest.slug}/parts/kien-thuc/ranking` })).json()

test('a publication is a snapshot that later changes leave as it is; a correction is another act', async (t) => {
  const application = await startApplication(t)
  const { context, clock } = application
  const { contest, cookie } = await aClosing(application)
  clock.advance(hour)
  assert.deepEqual(await publish(application, contest, cookie), { status: 201, code: undefined })

  const published = await ranking(application, contest)
  assert.equal(published.visibility, 'published')
  assert.deepEqual(
    published.rows.map(({ name, unit, correct }) => [name, unit, correct]),
    [['Lâm Thị Hoa', 'Sở số 1', 9]],
  )
  assert.deepEqual(published.publications, [
    {
      kind: 'publish',
      publishedAt: clock.now().toISOString(),
      publishedBy: 'Trần Văn Tổ',
      reason: null,
    },
  ])

  const other = await aContestant(context, contest, { name: 'Sơn Ngọc Minh' })
  await aStanding(context, contest, other, { correct: 10 })
  await context.db.query
    .updateTable('person')
    .set({ name: 'Tên Mới' })
    .where('name', '=', 'Lâm Thị Hoa')
    .execute()
  clock.advance(hour)
  assert.deepEqual((await ranking(application, contest)).rows, published.rows)

  assert.equal((await publish(application, contest, cookie)).code, 'correction_needs_reason')
  const reason = 'Chấm lại câu 7 do đáp án sai'
  assert.equal((await publish(application, contest, cookie, reason)).status, 201)
  const corrected = await ranking(application, contest)
  assert.deepEqual(
    corrected.rows.map(({ name }) => name),
    ['Sơn Ngọc Minh', 'Tên Mới'],
  )
  assert.deepEqual(
    corrected.publications.map(({ kind, reason: why }) => [kind, why]),
    [
      ['correct', reason],
      ['publish', null],
    ],
  )
})

test('units of a publication keep their figures too', async (t) => {
  const application = await startApplication(t)
  const { contest, cookie } = await aClosing(application)
  application.clock.advance(hour)
  await publish(application, contest, cookie)
  await application.context.db.query.deleteFrom('standing').execute()
  const reply = await application.app.inject({
    url: `/api/v1/contests/${contest.slug}/parts/kien-thuc/ranking/units`,
  })
  const units = reply.json<UnitRanking>()
  assert.equal(units.total, 6)
  assert.deepEqual([units.rows[0]?.unit, units.rows[0]?.meanCorrect], ['Sở số 1', 9])
})

test('only the organiser of this contest publishes, and only when all is over', async (t) => {
  const application = await startApplication(t)
  const { context, clock } = application
  const { contest, contestant, cookie } = await aClosing(application)
  const stranger = await aPerson(context, {
    grants: [{ role: 'organiser', contest: await aContest(context) }],
  })
  assert.equal((await publish(application, contest, '')).code, 'unauthenticated')
  for (const id of [contestant.id, stranger.id])
    assert.equal(
      (await publish(application, contest, await aSession(context, id))).code,
      'not_an_organiser',
    )
  assert.equal((await publish(application, contest, cookie)).code, 'round_still_running')
  clock.advance(hour)
  assert.equal(
    (await publish(application, contest, cookie, 'Không có gì để sửa')).code,
    'nothing_to_correct',
  )
  assert.equal((await ranking(application, contest)).visibility, 'hidden')
})

test('two organisers who press at once make one publication', async (t) => {
  const application = await startApplication(t)
  const { contest, cookie } = await aClosing(application)
  application.clock.advance(hour)
  const both = await Promise.all([1, 2].map(() => publish(application, contest, cookie)))
  assert.deepEqual(new Set(both.map(({ status }) => status)), new Set([201, 409]))
  assert.equal((await ranking(application, contest)).publications.length, 1)
})

test('turnout counts people, attempts and units, and is fresh after two seconds', async (t) => {
  const application = await startApplication(t)
  const { app, context, clock } = application
  const { contest } = await aClosing(application)
  const turnout = async (): Promise<Turnout> =>
    (await app.inject({ url: `/api/v1/contests/${contest.slug}/turnout` })).json()
  await aContestant(context, contest, { unitCode: 'huyen-1' })
  const first = await turnout()
  assert.deepEqual(
    [first.registered, first.contestants, first.attempts, first.units],
    [2, 1, 1, { total: 6, taking: 1 }],
  )
  assert.deepEqual(first.byDay, [{ day: '2021-10-01', attempts: 1, contestants: 1 }])
  const another = await aContestant(context, contest, { unitCode: 'huyen-1' })
  await aStanding(context, contest, another, { correct: 1 })
  clock.advance(2000)
  const second = await turnout()
  assert.deepEqual([second.registered, second.units.taking], [3, 2])
  assert.deepEqual(
    second.byUnit.find(({ unit }) => unit === 'Huyện số 1'),
    { unit: 'Huyện số 1', unitGroup: 'UBND cấp huyện', registered: 2, contestants: 1, attempts: 1 },
  )
})

test('a correction’s reason is said in words, not in blanks', async (t) => {
  const application = await startApplication(t)
  const { contest, cookie } = await aClosing(application)
  application.clock.advance(hour)
  assert.equal((await publish(application, contest, cookie)).status, 201)
  for (const reason of [' '.repeat(20), 'vì sai    \u200b   '])
    assert.deepEqual(await publish(application, contest, cookie, reason), {
      status: 409,
      code: 'correction_needs_reason',
    })
})

test('nobody publishes with the password of a slip', async (t) => {
  const application = await startApplication(t)
  const { contest } = await aClosing(application)
  application.clock.advance(hour)
  const organiser = await aPerson(application.context, {
    mustSetPassword: true,
    grants: [{ role: 'organiser', contest }],
  })
  const cookie = await aSession(application.context, organiser.id)
  assert.deepEqual(await publish(application, contest, cookie), {
    status: 403,
    code: 'password_not_set',
  })
})
