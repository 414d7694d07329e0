import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Ranking, UnitRanking } from '#src/modules/ranking/schema.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aContest, type ContestOptions } from '#test/factories/contest.ts'
import { aContestant, aSession, type TestPerson } from '#test/factories/people.ts'
import { aStanding } from '#test/factories/standing.ts'

const read = async <T>(
  { app }: Application,
  contest: Contest,
  path: string,
  cookie = '',
): Promise<T> => {
  const reply = await app.inject({
    url: `/api/v1/contests/${contest.slug}/parts/kien-thuc/${path}`,
    headers: { cookie },
  })
  assert.equal(reply.statusCode, 200, reply.body)
  return reply.json<T>()
}

/** A contest in which each contestant has the standing said, in seconds; units by turns. */
const aRanking = async (
  application: Application,
  standings: readonly (readonly [correct: number, seconds: number])[],
  options: ContestOptions = {},
): Promise<{ contest: Contest; people: TestPerson[] }> => {
  const { context } = application
  const contest = await aContest(context, options)
  const people: TestPerson[] = []
  for (const [index, [correct, seconds]] of standings.entries()) {
    const unitCode = contest.units[index % contest.units.length]?.code ?? ''
    const person = await aContestant(context, contest, { unitCode, name: `Thí Sinh ${index + 1}` })
    await aStanding(context, contest, person, { correct, durationMs: seconds * 1000 })
    people.push(person)
  }
  return { contest, people }
}

test('most correct comes first, then the fastest; equal in all keys is a joint rank', async (t) => {
  const application = await startApplication(t)
  const { contest } = await aRanking(application, [
    [8, 60],
    [9, 200],
    [9, 100],
    [9, 100],
    [7, 10],
  ])
  const ranking = await read<Ranking>(application, contest, 'ranking')
  assert.equal(ranking.visibility, 'live')
  assert.equal(ranking.total, 5)
  assert.deepEqual(
    ranking.rows.map(({ rank, joint, correct, durationMs }) => [rank, joint, correct, durationMs]),
    [
      [1, true, 9, 100_000],
      [1, true, 9, 100_000],
      [3, false, 9, 200_000],
      [4, false, 8, 60_000],
      [5, false, 7, 10_000],
    ],
  )
})

test('pages of any size hold everybody once, with the ranks of the whole', async (t) => {
  const application = await startApplication(t)
  const { contest } = await aRanking(
    application,
    Array.from({ length: 23 }, (_, index) => [index % 4, 60] as const),
  )
  const whole = await read<Ranking>(application, contest, 'ranking?limit=200')
  for (const limit of [1, 2, 5, 22, 23]) {
    const rows: Ranking['rows'] = []
    let after = ''
    do {
      const page = await read<Ranking>(application, contest, `ranking?limit=${limit}${after}`)
      rows.push(...page.rows)
      after = page.next === null ? '' : `&after=${page.next}`
    } while (after !== '')
    assert.deepEqual(rows, whole.rows)
  }
})

test('a contestant finds the own row wherever the page is, and nobody else gets it', async (t) => {
  const application = await startApplication(t)
  const { contest, people } = await aRanking(application, [
    [3, 10],
    [5, 10],
    [5, 10],
    [1, 10],
  ])
  const third = people[2]
  assert.ok(third)
  const cookie = await aSession(application.context, third.id)
  const own = (await read<Ranking>(application, contest, 'ranking?limit=1', cookie)).own
  assert.deepEqual([own?.rank, own?.joint, own?.name], [1, true, third.name])
  assert.equal((await read<Ranking>(application, contest, 'ranking')).own, null)
})

test('a unit and a group of units have rankings of their own', async (t) => {
  const application = await startApplication(t)
  const { contest } = await aRanking(
    application,
    Array.from({ length: 12 }, (_, index) => [index, 60] as const),
  )
  const unit = await read<Ranking>(application, contest, 'ranking?unit=so-2')
  assert.deepEqual(
    unit.rows.map(({ rank, correct, unit: name }) => [rank, correct, name]),
    [
      [1, 7, 'Sở số 2'],
      [2, 1, 'Sở số 2'],
    ],
  )
  const group = `ranking?unitGroup=${encodeURIComponent('UBND cấp huyện')}`
  const district = await read<Ranking>(application, contest, group)
  assert.deepEqual(
    district.rows.map(({ correct }) => correct),
    [11, 10, 9, 5, 4, 3],
  )
  assert.equal(district.total, 6)
})

test('units are ranked by the mean of the best, or by turnout', async (t) => {
  const application = await startApplication(t)
  const { contest } = await aRanking(application, [
    [4, 60],
    [10, 60],
    [6, 60],
    [5, 60],
    [5, 60],
    [5, 60],
    [8, 60],
  ])
  const byMean = await read<UnitRanking>(application, contest, 'ranking/units')
  assert.deepEqual(
    byMean.rows.map(({ rank, unit, meanCorrect }) => [rank, unit, meanCorrect]),
    [
      [1, 'Sở số 2', 10],
      [2, 'Sở số 1', 6],
      [3, 'Sở số 3', 6],
      [4, 'Huyện số 1', 5],
      [5, 'Huyện số 2', 5],
      [6, 'Huyện số 3', 5],
    ],
  )
  const byTurnout = await read<UnitRanking>(application, contest, 'ranking/units?order=turnout')
  assert.deepEqual(byTurnout.rows[0], {
    rank: 1,
    joint: false,
    unit: 'Sở số 1',
    unitGroup: 'Cơ quan chuyên môn',
    staffCount: 10,
    contestants: 2,
    turnout: 0.2,
    attempts: 2,
    meanCorrect: 6,
  })
})

test('a hidden ranking tells nothing, not even how many there are', async (t) => {
  const application = await startApplication(t)
  const { contest, people } = await aRanking(application, [[9, 60]], {
    ranking: { visibility: 'hidden' },
  })
  const cookie = await aSession(application.context, people[0]?.id ?? 0)
  const ranking = await read<Ranking>(application, contest, 'ranking', cookie)
  assert.deepEqual(
    [ranking.visibility, ranking.total, ranking.rows, ranking.own],
    ['hidden', 0, [], null],
  )
  const units = await read<UnitRanking>(application, contest, 'ranking/units')
  assert.deepEqual([units.visibility, units.rows], ['hidden', []])
})

test('names are shortened to initials where the edition says so, but not to oneself', async (t) => {
  const application = await startApplication(t)
  const { contest, people } = await aRanking(application, [[9, 60]], {
    ranking: { names: 'initials' },
  })
  const cookie = await aSession(application.context, people[0]?.id ?? 0)
  const ranking = await read<Ranking>(application, contest, 'ranking', cookie)
  assert.deepEqual([ranking.rows[0]?.name, ranking.own?.name], ['T.S.1.', 'Thí Sinh 1'])
})

test('a freeze keeps the standings of its instant, whatever comes later', async (t) => {
  const application = await startApplication(t)
  const { context, clock } = application
  const now = clock.now()
  const freezeAt = new Date(now.getTime() + 60_000)
  const { contest } = await aRanking(
    application,
    [
      [5, 60],
      [4, 60],
    ],
    { ranking: { freezeAt: freezeAt.toISOString() } },
  )
  const late = await aContestant(context, contest, { name: 'Đến Sau' })
  clock.set(new Date(freezeAt.getTime() + 1))
  await aStanding(context, contest, late, { correct: 10 })
  // In the seconds in which answers from before the freeze may still arrive nothing is shown.
  assert.equal((await read<Ranking>(application, contest, 'ranking')).visibility, 'hidden')
  clock.advance(10_000)
  const frozen = await read<Ranking>(application, contest, 'ranking')
  assert.deepEqual(
    [frozen.visibility, frozen.asOf, frozen.rows.map(({ rank, name }) => [rank, name])],
    [
      'frozen',
      freezeAt.toISOString(),
      [
        [1, 'Thí Sinh 1'],
        [2, 'Thí Sinh 2'],
      ],
    ],
  )
  clock.advance(60_000)
  assert.deepEqual(await read<Ranking>(application, contest, 'ranking'), frozen)
})

test('bad pages, units and parts are refused each with its own code', async (t) => {
  const application = await startApplication(t)
  const { contest } = await aRanking(application, [[9, 60]])
  const refusals = [
    ['parts/kien-thuc/ranking?after=abc', 400, 'bad_cursor'],
    ['parts/kien-thuc/ranking?unit=khong-co', 404, 'no_such_unit'],
    ['parts/kien-thuc/ranking/units?unitGroup=Kh', 404, 'no_such_unit'],
    ['parts/video/ranking', 404, 'no_such_part'],
    ['parts/kien-thuc/ranking?limit=0', 400, 'bad_request'],
    ['parts/kien-thuc/ranking?page=2', 400, 'bad_request'],
  ] as const
  for (const [path, status, code] of refusals) {
    const reply = await application.app.inject({ url: `/api/v1/contests/${contest.slug}/${path}` })
    assert.deepEqual(
      [path, reply.statusCode, reply.json<{ code: string }>().code],
      [path, status, code],
    )
  }
})
