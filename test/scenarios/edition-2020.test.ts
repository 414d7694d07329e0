import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import type { Attempt, AttemptResult } from '#src/modules/attempt/schema.ts'
import { rebuildStandings } from '#src/modules/attempt/rebuild-standings.ts'
import { findContest } from '#src/modules/contest/find-contest.ts'
import { importPack } from '#src/modules/pack/import-pack.ts'
import type { Ranking, Turnout, UnitRanking } from '#src/modules/ranking/schema.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import {
  aContestantAt,
  answersFor,
  type Contestant,
  contestantOf,
} from '#test/factories/attempt.ts'
import { aPerson, aSession } from '#test/factories/people.ts'

const pack = path.resolve(import.meta.dirname, '../../editions/soctrang-2020')

/** Takes the quiz with so many right answers in so many seconds. */
const take = async (
  { clock, context }: Application,
  contestant: Contestant,
  right: number,
  seconds: number,
): Promise<AttemptResult> => {
  const attempt = await contestant.begin()
  clock.advance(seconds * 1000)
  const reply = await contestant.submit(attempt.id, 1, await answersFor(context, attempt, right))
  assert.equal(reply.statusCode, 200, reply.body)
  return reply.json<AttemptResult>()
}

const get = async <T>({ app }: Application, address: string, cookie = ''): Promise<T> => {
  const reply = await app.inject({
    url: `/api/v1/contests/soctrang-2020/${address}`,
    headers: { cookie },
  })
  assert.equal(reply.statusCode, 200, reply.body)
  return reply.json<T>()
}

test('Sóc Trăng 2020: trial, a month of attempts, the fastest of the best, results at the end of the year', async (t) => {
  const application = await startApplication(t, { now: '2020-11-11T23:59:59.999+07:00' })
  const { app, clock, context } = application
  assert.equal((await importPack(context, pack, { approve: () => false })).state, 'created')
  const contest = await findContest(context, 'soctrang-2020')
  assert.ok(contest)
  const unit = (name: string) => contest.units.find((one) => one.name === name)?.code ?? ''
  const winner = await aContestantAt(application, contest, {
    name: 'Lý Thị Sà Phia',
    unitCode: unit('Sở Nội vụ'),
  })
  const second = await aContestantAt(application, contest, {
    name: 'Trần Minh Đức',
    unitCode: unit('Sở Tư pháp'),
  })
  const third = await aContestantAt(application, contest, {
    name: 'Thạch Sô Phi',
    unitCode: unit('Sở Nội vụ'),
  })
  const code = async (contestant: Contestant) =>
    (await contestant.start()).json<{ code: string }>().code

  // A millisecond before the trial, nobody gets in; then attempts are trial ones.
  assert.equal(await code(winner), 'not_open_yet')
  clock.set('2020-11-12T00:00:00.000+07:00')
  const trial = await winner.begin()
  assert.deepEqual([trial.kind, trial.slots.length], ['trial', 15])
  assert.equal(Date.parse(trial.deadlineAt) - Date.parse(trial.startedAt), 10 * 60_000)
  await winner.submit(trial.id, 1, await answersFor(context, trial, 15))
  assert.equal((await get<Ranking>(application, 'parts/kien-thuc/ranking')).total, 0)

  // A trial that is open when the trial closes ends with it, and leaves no standing either.
  clock.set('2020-11-14T23:55:00.000+07:00')
  const late = await second.begin()
  assert.equal(late.deadlineAt, '2020-11-14T17:00:00.000Z')
  clock.set('2020-11-15T00:00:00.000+07:00')

  // The official round: no limit on attempts, the best counts, never the last.
  assert.equal((await take(application, winner, 14, 50)).counts, true)
  assert.equal((await take(application, winner, 15, 64)).counts, true)
  assert.equal((await take(application, winner, 13, 40)).counts, false)
  assert.equal((await take(application, winner, 15, 64.001)).counts, false)
  assert.equal((await take(application, second, 15, 73)).counts, true)
  assert.equal((await take(application, third, 14, 20)).counts, true)

  // The last minute: what is saved counts when the window closes over an open attempt.
  clock.set('2020-12-15T23:59:00.000+07:00')
  // Sessions live for two weeks: a month later people sign in anew.
  const again = async ({ personId: id }: Contestant) =>
    contestantOf(app, contest, { id, cookie: await aSession(context, id) })
  const [winnerAgain, thirdAgain] = [await again(winner), await again(third)]
  const last = await thirdAgain.begin()
  assert.equal(last.deadlineAt, '2020-12-15T17:00:00.000Z')
  clock.advance(59_999)
  const saved = await thirdAgain.save(last.id, 1, await answersFor(context, last, 15))
  assert.equal(saved.statusCode, 200, saved.body)
  clock.set('2020-12-16T00:00:02.001+07:00')
  const ended = (await thirdAgain.show(last.id)).json<Attempt>()
  assert.deepEqual(
    [ended.result?.endedBy, ended.result?.correct, ended.result?.durationMs],
    ['deadline', 15, 60_000],
  )
  assert.equal(await code(thirdAgain), 'closed')

  // Most correct, then fastest: 60 s, 64 s, 73 s.
  const ranking = await get<Ranking>(application, 'parts/kien-thuc/ranking', winnerAgain.cookie)
  assert.deepEqual(
    ranking.rows.map(({ rank, name, unit: of, correct, durationMs }) => [
      rank,
      name,
      of,
      correct,
      durationMs,
    ]),
    [
      [1, 'Thạch Sô Phi', 'Sở Nội vụ', 15, 60_000],
      [2, 'Lý Thị Sà Phia', 'Sở Nội vụ', 15, 64_000],
      [3, 'Trần Minh Đức', 'Sở Tư pháp', 15, 73_000],
    ],
  )
  assert.equal(ranking.own?.rank, 2)
  await rebuildStandings(context, contest.id)
  assert.deepEqual(
    (await get<Ranking>(application, 'parts/kien-thuc/ranking', winnerAgain.cookie)).rows,
    ranking.rows,
  )

  // Turnout and units: 2 of 46 units, five official attempts of the first, two of the others.
  const turnout = await get<Turnout>(application, 'turnout')
  assert.deepEqual(
    [turnout.registered, turnout.contestants, turnout.attempts, turnout.units],
    [3, 3, 7, { total: 46, taking: 2 }],
  )
  const units = await get<UnitRanking>(application, 'parts/kien-thuc/ranking/units?order=turnout')
  assert.equal(units.total, 46)
  assert.deepEqual([units.rows[0]?.unit, units.rows[0]?.contestants], ['Sở Nội vụ', 2])

  // The key may be seen once the window has closed, with explanation and source.
  const review = (await winnerAgain.show(trial.id)).json<Attempt>().review
  assert.ok(review?.every(({ correct, source }) => correct && source !== null))

  // Results on 31/12/2020, by the organiser's act.
  clock.set('2020-12-31T08:00:00.000+07:00')
  const organiser = await aPerson(context, {
    name: 'Ban Tổ chức',
    grants: [{ role: 'organiser', contest }],
  })
  const published = await app.inject({
    method: 'POST',
    url: '/api/v1/contests/soctrang-2020/parts/kien-thuc/publications',
    headers: { cookie: await aSession(context, organiser.id) },
    payload: {},
  })
  assert.equal(published.statusCode, 201, published.body)
  const result = await get<Ranking>(application, 'parts/kien-thuc/ranking')
  assert.deepEqual([result.visibility, result.rows], ['published', ranking.rows])
})
