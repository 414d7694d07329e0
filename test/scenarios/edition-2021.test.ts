import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { endExpiredAttempts } from '#src/modules/attempt/end-expired-attempts.ts'
import { findContest } from '#src/modules/contest/find-contest.ts'
import { importPack } from '#src/modules/pack/import-pack.ts'
import type { Ranking } from '#src/modules/ranking/schema.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt, answersFor } from '#test/factories/attempt.ts'
import { aPerson, aSession } from '#test/factories/people.ts'

const pack = path.resolve(import.meta.dirname, '../../editions/soctrang-2021')

test('Sóc Trăng 2021: opens at 07:00, closes at 24:00, the organiser sits no quiz, a cut-off contestant keeps the saved answers', async (t) => {
  const application = await startApplication(t, { now: '2021-09-15T06:59:59.999+07:00' })
  const { app, clock, context } = application
  assert.equal((await importPack(context, pack, { approve: () => false })).state, 'created')
  const contest = await findContest(context, 'soctrang-2021')
  assert.ok(contest)
  const [unit] = contest.units
  assert.ok(unit)
  const contestant = await aContestantAt(application, contest, {
    name: 'Kim Thị Hồng',
    unitCode: unit.code,
  })
  const organiser = await aPerson(context, { grants: [{ role: 'organiser', contest }] })
  const codeOf = async (url: string, cookie: string): Promise<string> =>
    (await app.inject({ method: 'POST', url, headers: { cookie } })).json<{ code: string }>().code
  const parts = '/api/v1/contests/soctrang-2021/parts'

  assert.equal(await codeOf(`${parts}/kien-thuc/attempts`, contestant.cookie), 'not_open_yet')
  clock.advance(1)
  const attempt = await contestant.begin()
  assert.deepEqual([attempt.kind, attempt.slots.length], ['official', 10])

  assert.equal(
    await codeOf(`${parts}/kien-thuc/attempts`, await aSession(context, organiser.id)),
    'excluded_by_role',
  )
  assert.notEqual(
    (
      await app.inject({
        method: 'POST',
        url: `${parts}/video/attempts`,
        headers: { cookie: contestant.cookie },
      })
    ).statusCode,
    201,
  )

  // Cut off after seven answers: nobody comes back, the sweep ends, once stragglers are in, the attempt as of its deadline.
  clock.advance(60_000)
  const answers = await answersFor(context, attempt, 10)
  const first = Object.fromEntries(Object.entries(answers).filter(([slot]) => Number(slot) <= 7))
  assert.equal((await contestant.save(attempt.id, 1, first)).statusCode, 200)
  clock.set(new Date(Date.parse(attempt.deadlineAt) + 5001))
  await endExpiredAttempts(context)
  const ranking = async (): Promise<Ranking> =>
    (await app.inject({ url: `${parts}/kien-thuc/ranking` })).json()
  assert.deepEqual(
    (await ranking()).rows.map(({ name, unit: of, correct, achievedAt }) => [
      name,
      of,
      correct,
      achievedAt,
    ]),
    [['Kim Thị Hồng', unit.name, 7, attempt.deadlineAt]],
  )

  clock.set('2021-10-16T00:00:00.000+07:00')
  const cookie = await aSession(context, contestant.personId)
  assert.equal(await codeOf(`${parts}/kien-thuc/attempts`, cookie), 'closed')
})
