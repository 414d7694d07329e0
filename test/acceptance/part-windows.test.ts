import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Attempt, OwnAttempts } from '#src/modules/attempt/schema.ts'
import type { ContestPage } from '#src/modules/contest/schema.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt, answersFor } from '#test/factories/attempt.ts'
import { aContest, type ContestOptions } from '#test/factories/contest.ts'
import { aPerson, aSession } from '#test/factories/people.ts'

const opensAt = new Date('2021-09-15T07:00:00+07:00')
const roundEnd = new Date('2021-10-16T00:00:00+07:00')
const windowEnd = new Date('2021-10-21T00:00:00+07:00')
const minute = 60_000

/** A contest whose quiz closes five days after its round, at the last minutes of the round. */
const lateQuiz = async (t: TestContext, options: ContestOptions = {}) => {
  const product = await startApplication(t, { now: new Date(roundEnd.getTime() - 10 * minute) })
  const contest = await aContest(product.context, {
    rounds: [{ start: opensAt, end: roundEnd }],
    windows: [{ start: opensAt, end: windowEnd }],
    ...options,
    quiz: { bank: 'chung', ...options.quiz },
  })
  return { ...product, contest, contestant: await aContestantAt(product, contest) }
}

test('attempts start until the window of the part has closed, and end with it', async (t) => {
  const { clock, contestant } = await lateQuiz(t)
  const across = await contestant.begin()
  assert.equal(Date.parse(across.deadlineAt), clock.now().getTime() + 10 * minute)
  assert.equal((await contestant.submit(across.id, 1, {})).statusCode, 200)
  clock.set(new Date(windowEnd.getTime() - minute))
  assert.equal((await contestant.list()).json<OwnAttempts>().round, 'vong-1')
  const last = await contestant.begin()
  assert.equal(last.number, 2)
  assert.equal(last.deadlineAt, windowEnd.toISOString())
  clock.set(new Date(windowEnd.getTime() + 3000))
  assert.equal((await contestant.start()).json<{ code: string }>().code, 'closed')
})

test('marks and reviews after the close wait for the window of the part', async (t) => {
  const { context, clock, contestant } = await lateQuiz(t, {
    quiz: { marks: 'after-close', review: 'after-close' },
  })
  const attempt = await contestant.begin()
  await contestant.submit(attempt.id, 1, await answersFor(context, attempt, 3))
  const shown = async () => (await contestant.show(attempt.id)).json<Attempt>()
  clock.set(new Date(roundEnd.getTime() + 2001))
  assert.deepEqual([(await shown()).result?.correct, (await shown()).review], [null, null])
  clock.set(new Date(windowEnd.getTime() + 2001))
  assert.equal((await shown()).result?.correct, 3)
  assert.equal((await shown()).review?.length, 10)
})

test('a review waits for the windows of other contests on the bank too', async (t) => {
  const product = await lateQuiz(t)
  const { context, clock } = product
  const other = await aContest(context, {
    rounds: [{ start: opensAt, end: roundEnd }],
    quiz: { bank: 'chung' },
  })
  const contestant = await aContestantAt(product, other)
  const attempt = await contestant.begin()
  await contestant.submit(attempt.id, 1, {})
  clock.set(new Date(roundEnd.getTime() + 2001))
  assert.equal((await contestant.show(attempt.id)).json<Attempt>().review, null)
  clock.set(new Date(windowEnd.getTime() + 2001))
  assert.equal((await contestant.show(attempt.id)).json<Attempt>().review?.length, 10)
})

test('results are not published before the window of the part has closed', async (t) => {
  const { app, context, clock, contest } = await lateQuiz(t)
  const organiser = await aPerson(context, { grants: [{ role: 'organiser', contest }] })
  const headers = { cookie: await aSession(context, organiser.id) }
  const publish = async () => {
    const url = `/api/v1/contests/${contest.slug}/parts/kien-thuc/publications`
    const reply = await app.inject({ method: 'POST', url, headers, payload: {} })
    return reply.json<{ code?: string }>().code
  }
  clock.set(roundEnd)
  assert.equal(await publish(), 'round_still_running')
  clock.set(windowEnd)
  assert.equal(await publish(), undefined)
})

test("the contest's page tells the windows of its parts, and its period covers them", async (t) => {
  const { app, clock, contest } = await lateQuiz(t)
  clock.set(roundEnd)
  const reply = await app.inject({ url: `/api/v1/contests/${contest.slug}` })
  const page = reply.json<ContestPage>()
  assert.equal(page.rounds[0]?.endsAt, roundEnd.toISOString())
  assert.equal(page.parts[0]?.rounds[0]?.endsAt, windowEnd.toISOString())
  assert.deepEqual([page.state, page.endsAt], ['running', windowEnd.toISOString()])
})
