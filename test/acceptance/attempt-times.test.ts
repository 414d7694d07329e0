import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { endExpiredAttempts } from '#src/modules/attempt/end-expired-attempts.ts'
import type { Attempt, AttemptResult, OwnAttempts } from '#src/modules/attempt/schema.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt, answersFor } from '#test/factories/attempt.ts'
import { type ContestOptions, aContest } from '#test/factories/contest.ts'

const opensAt = new Date('2021-10-01T07:00:00.000+07:00')
const closesAt = new Date('2021-10-02T00:00:00.000+07:00')
const after = (instant: Date | string, ms: number): Date =>
  new Date(new Date(instant).getTime() + ms)

const aQuiz = async (t: TestContext, options: ContestOptions = {}) => {
  const product = await startApplication(t, { now: '2021-10-01T09:00:00.000+07:00' })
  const contest = await aContest(product.context, {
    rounds: [{ start: opensAt, end: closesAt }],
    ...options,
  })
  const contestant = await aContestantAt(product, contest)
  return { ...product, product, contest, contestant }
}

const codeOf = (reply: { json: () => { code?: string } }): string | undefined => reply.json().code

test('the round opens and closes to the millisecond', async (t) => {
  const { clock, product, contest, contestant } = await aQuiz(t)
  clock.set(after(opensAt, -1))
  const early = await contestant.start()
  assert.equal(codeOf(early), 'not_open_yet')
  assert.match(early.body, /opens at 1\/10\/2021, 07:00/u)
  clock.set(opensAt)
  assert.equal((await contestant.start()).statusCode, 201)

  const other = await aContestantAt(product, contest)
  clock.set(closesAt)
  assert.equal(codeOf(await other.start()), 'closed')
  clock.set(after(closesAt, -1))
  const attempt = (await other.start()).json<Attempt>()
  assert.equal(attempt.deadlineAt, closesAt.toISOString())
})

test('answers are taken to the last millisecond of the grace, and no longer', async (t) => {
  const { clock, context, contestant } = await aQuiz(t)
  const attempt = await contestant.begin()
  const lastMoment = after(attempt.deadlineAt, 2000)
  clock.set(lastMoment)
  assert.equal((await contestant.save(attempt.id, 1, { '1': [1] })).statusCode, 200)
  clock.set(after(lastMoment, 1))
  assert.equal(codeOf(await contestant.save(attempt.id, 2, { '2': [1] })), 'attempt_over')
  assert.equal(codeOf(await contestant.submit(attempt.id, 3, { '2': [1] })), 'attempt_over')
  const { result, slots } = (await contestant.show(attempt.id)).json<Attempt>()
  assert.equal(result?.endedBy, 'deadline')
  assert.equal(result.submittedAt, attempt.deadlineAt)
  assert.equal(result.durationMs, 600_000)
  assert.deepEqual(
    slots.map((slot) => slot.answer),
    [[1], ...Array.from({ length: 9 }, () => [])],
  )
  assert.equal(await endExpiredAttempts(context), 0)
})

test('a submission within the grace counts, as of the deadline', async (t) => {
  const { clock, context, contestant } = await aQuiz(t)
  const attempt = await contestant.begin()
  const answers = await answersFor(context, attempt, 4)
  clock.set(after(attempt.deadlineAt, 2000))
  const result = (await contestant.submit(attempt.id, 1, answers)).json<AttemptResult>()
  assert.deepEqual(result, {
    correct: 4,
    total: 10,
    durationMs: 600_000,
    submittedAt: attempt.deadlineAt,
    endedBy: 'contestant',
    counts: true,
    ruledOutFor: null,
  })
})

test('a submission after the grace is refused, and the attempt has what was held', async (t) => {
  const { clock, context, contestant } = await aQuiz(t)
  const attempt = await contestant.begin()
  const answers = await answersFor(context, attempt, 10)
  await contestant.save(attempt.id, 1, { '1': answers['1'] ?? [], '2': answers['2'] ?? [] })
  clock.set(after(attempt.deadlineAt, 2001))
  assert.equal(codeOf(await contestant.submit(attempt.id, 2, answers)), 'attempt_over')
  const { result } = (await contestant.show(attempt.id)).json<Attempt>()
  assert.equal(result?.correct, 2)
  assert.equal(result.endedBy, 'deadline')
  assert.equal(result.counts, true)
})

test('the close of the round cuts an attempt short', async (t) => {
  const { clock, context, contestant } = await aQuiz(t)
  clock.set(after(closesAt, -60_000))
  const attempt = await contestant.begin()
  assert.equal(attempt.deadlineAt, closesAt.toISOString())
  const answers = await answersFor(context, attempt, 6)
  clock.set(after(closesAt, 1000))
  assert.equal((await contestant.save(attempt.id, 1, answers)).statusCode, 200)
  clock.set(after(closesAt, 2001))
  const { result } = (await contestant.show(attempt.id)).json<Attempt>()
  assert.equal(result?.correct, 6)
  assert.equal(result.submittedAt, closesAt.toISOString())
  assert.equal(result.durationMs, 60_000)
  assert.equal(codeOf(await contestant.start()), 'closed')
})

test('starting or listing ends an attempt whose time has passed', async (t) => {
  const { clock, contestant } = await aQuiz(t)
  const first = await contestant.begin()
  clock.set(after(first.deadlineAt, 2001))
  const list = (await contestant.list()).json<OwnAttempts>()
  assert.equal(list.open, null)
  assert.equal(list.refusal, null)
  assert.equal(list.attempts[0]?.result?.endedBy, 'deadline')

  const second = await contestant.begin()
  assert.equal(second.number, 2)
  clock.set(after(second.deadlineAt, 2001))
  const third = await contestant.start()
  assert.equal(third.statusCode, 201)
  assert.equal(third.json<Attempt>().number, 3)
})

test('the sweep ends what nobody looks at, as of the deadline, once answers have settled', async (t) => {
  const { clock, product, contest, context } = await aQuiz(t)
  const contestants = await Promise.all(
    Array.from({ length: 12 }, () => aContestantAt(product, contest)),
  )
  const attempts = await Promise.all(contestants.map((one) => one.begin()))
  const deadline = attempts[0]?.deadlineAt ?? ''
  for (const [index, attempt] of attempts.entries())
    await contestants[index]?.save(attempt.id, 1, await answersFor(context, attempt, index % 10))
  clock.set(after(deadline, 5000))
  assert.equal(await endExpiredAttempts(context), 0)
  clock.set(after(deadline, 5001))
  const swept = await Promise.all([endExpiredAttempts(context), endExpiredAttempts(context)])
  // The application's own sweep may have had its share.
  assert.ok(swept[0] + swept[1] <= 12)
  while ((await openAttempts(context)) > 0) await endExpiredAttempts(context)
  const standings = await context.db.query
    .selectFrom('standing')
    .select(['person_id', 'correct', 'duration_ms', 'achieved_at', 'attempts'])
    .execute()
  assert.equal(standings.length, 12)
  for (const [index, { personId }] of contestants.entries())
    assert.deepEqual(
      standings.find((one) => one.person_id === personId),
      {
        person_id: personId,
        correct: index % 10,
        duration_ms: 600_000,
        achieved_at: new Date(deadline),
        attempts: 1,
      },
    )
})

const openAttempts = async (
  context: Awaited<ReturnType<typeof startApplication>>['context'],
): Promise<number> =>
  (
    await context.db.query
      .selectFrom('attempt')
      .select('id')
      .where('submitted_at', 'is', null)
      .execute()
  ).length

test('a clock that steps back gives no negative time, and takes nothing back', async (t) => {
  const { clock, context, contestant } = await aQuiz(t)
  const attempt = await contestant.begin()
  const answers = await answersFor(context, attempt, 10)
  clock.advance(90_000)
  const saved = await contestant.save(attempt.id, 1, { '1': answers['1'] ?? [] })
  clock.advance(-300_000)
  const again = await contestant.save(attempt.id, 2, { '2': answers['2'] ?? [] })
  assert.equal(again.json<{ savedAt: string }>().savedAt, saved.json<{ savedAt: string }>().savedAt)
  const result = (await contestant.submit(attempt.id, 3, answers)).json<AttemptResult>()
  assert.equal(result.correct, 10)
  assert.equal(result.durationMs, 90_000)

  const next = await contestant.begin()
  clock.advance(-1000)
  const second = (await contestant.submit(next.id, 1, {})).json<AttemptResult>()
  assert.equal(second.durationMs, 0)
  assert.equal(second.counts, false)
})

test('the clock of the client is told the server’s time', async (t) => {
  const { clock, contestant } = await aQuiz(t)
  const attempt = await contestant.begin()
  clock.advance(1234)
  const shown = (await contestant.show(attempt.id)).json<Attempt>()
  assert.equal(shown.serverTime, clock.now().toISOString())
  assert.equal(shown.deadlineAt, attempt.deadlineAt)
})
