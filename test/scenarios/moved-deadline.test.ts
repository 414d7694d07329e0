import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Attempt, AttemptResult, Saved } from '#src/modules/attempt/schema.ts'
import { endExpiredAttempts } from '#src/modules/attempt/end-expired-attempts.ts'
import type { ContestPage, Windows } from '#src/modules/contest/schema.ts'
import type { Ranking } from '#src/modules/ranking/schema.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt, answersFor } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'
import { eventually } from '#test/factories/eventually.ts'
import { aPerson, aSession } from '#test/factories/people.ts'

const opensAt = '2021-09-15T00:00:00.000Z'
const closesAt = '2021-10-15T17:00:00.000Z'
const dayLater = '2021-10-16T17:00:00.000Z'

test('a deadline is moved on the last evening: one contestant in the middle keeps answering and gains', async (t) => {
  const product = await startApplication(t, { now: '2021-10-15T16:56:00Z' })
  const { app, context, clock } = product
  const contest = await aContest(context, {
    rounds: [{ start: new Date(opensAt), end: new Date(closesAt) }],
  })
  const contestant = await aContestantAt(product, contest, { name: 'Thạch Sa Rây' })
  const attempt = await contestant.begin()
  const answers = await answersFor(context, attempt, 9)
  const some = (...slots: number[]) =>
    Object.fromEntries(slots.map((slot) => [String(slot), answers[String(slot)] ?? []]))
  assert.equal(attempt.deadlineAt, closesAt, 'it began four minutes before the close')
  assert.equal((await contestant.save(attempt.id, 1, some(1, 2))).statusCode, 200)

  clock.set('2021-10-15T16:58:00Z')
  const organiser = await aPerson(context, { grants: [{ role: 'organiser', contest }] })
  const headers = { cookie: await aSession(context, organiser.id) }
  const desk = `/api/v1/desk/contests/${contest.slug}/windows`
  const { revision } = (await app.inject({ url: desk, headers })).json<Windows>()
  const moved = await app.inject({
    method: 'POST',
    url: desk,
    headers,
    payload: {
      part: 'kien-thuc',
      round: 'vong-1',
      startsAt: opensAt,
      endsAt: dayLater,
      number: '12/TB-SNV',
      issuedOn: '2021-10-15',
      title: 'Gia hạn phần thi kiến thức',
      text: 'Gia hạn một ngày do mạng gián đoạn.',
      openAttempts: 'gain',
      revision,
    },
  })
  assert.equal(moved.statusCode, 201, moved.body)

  const saved = await contestant.save(attempt.id, 2, some(3, 4, 5))
  assert.equal(saved.json<Saved>().deadlineAt, '2021-10-15T17:06:00.000Z')

  clock.set('2021-10-15T17:00:10Z')
  assert.equal(await endExpiredAttempts(context), 0, 'the old close ends nobody')
  assert.equal((await contestant.save(attempt.id, 3, some(6, 7, 8))).statusCode, 200)
  assert.equal((await contestant.show(attempt.id)).json<Attempt>().result, null)

  clock.set('2021-10-15T17:05:30Z')
  const result = (await contestant.submit(attempt.id, 4, some(9, 10))).json<AttemptResult>()
  assert.deepEqual([result.correct, result.durationMs, result.endedBy], [9, 570_000, 'contestant'])

  const page = await eventually('the page tells the new close', async () => {
    const reply = await app.inject({ url: `/api/v1/contests/${contest.slug}` })
    const told = reply.json<ContestPage>()
    return told.endsAt === dayLater ? told : null
  })
  assert.equal(page.state, 'running')
  assert.equal((await contestant.start()).statusCode, 201, 'the next day is open to everybody')

  const ranking = await app.inject({
    url: `/api/v1/contests/${contest.slug}/parts/kien-thuc/ranking`,
  })
  assert.deepEqual(
    ranking.json<Ranking>().rows.map(({ name, correct }) => [name, correct]),
    [['Thạch Sa Rây', 9]],
  )
})
