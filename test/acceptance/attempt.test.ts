import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Attempt, AttemptResult, OwnAttempts } from '#src/modules/attempt/schema.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt, answersFor } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'

test('a contestant starts, saves, carries on, submits and sees the result', async (t) => {
  const product = await startApplication(t, { now: '2021-10-01T09:00:00.000+07:00' })
  const { context, clock } = product
  const contest = await aContest(context)
  const contestant = await aContestantAt(product, contest)

  const started = await contestant.start()
  assert.equal(started.statusCode, 201)
  const attempt = started.json<Attempt>()
  assert.equal(attempt.slots.length, 10)
  assert.equal(attempt.kind, 'official')
  assert.equal(attempt.number, 1)
  assert.equal(attempt.startedAt, '2021-10-01T02:00:00.000Z')
  assert.equal(attempt.deadlineAt, '2021-10-01T02:10:00.000Z')
  assert.equal(attempt.result, null)
  assert.equal(attempt.review, null)

  clock.advance(30_000)
  const answers = await answersFor(context, attempt, 7)
  const saved = await contestant.save(attempt.id, 1, { '1': answers['1'] ?? [] })
  assert.deepEqual(saved.json(), {
    sequence: 1,
    savedAt: '2021-10-01T02:00:30.000Z',
    deadlineAt: '2021-10-01T02:10:00.000Z',
  })

  const resumed = await contestant.start()
  assert.equal(resumed.statusCode, 200)
  assert.equal(resumed.json<Attempt>().id, attempt.id)
  assert.deepEqual(resumed.json<Attempt>().slots[0]?.answer, answers['1'])

  clock.advance(34_567)
  const submitted = await contestant.submit(attempt.id, 2, answers)
  assert.equal(submitted.statusCode, 200)
  const result: AttemptResult = {
    correct: 7,
    total: 10,
    durationMs: 64_567,
    submittedAt: '2021-10-01T02:01:04.567Z',
    endedBy: 'contestant',
    counts: true,
    ruledOutFor: null,
  }
  assert.deepEqual(submitted.json(), result)

  const shown = (await contestant.show(attempt.id)).json<Attempt>()
  assert.deepEqual(shown.result, result)
  assert.equal(shown.review, null)
  const list = (await contestant.list()).json<OwnAttempts>()
  assert.equal(list.refusal, null)
  assert.equal(list.round, 'vong-1')
  assert.equal(list.open, null)
  assert.deepEqual(
    list.attempts.map((one) => [one.number, one.result?.correct]),
    [[1, 7]],
  )
})

test('the next papers ask what the contestant has not seen', async (t) => {
  const product = await startApplication(t)
  const contest = await aContest(product.context, { quiz: { questions: 9 } })
  const contestant = await aContestantAt(product, contest)
  const stems: string[] = []
  for (let turn = 0; turn < 3; turn += 1) {
    const attempt = await contestant.begin()
    stems.push(...attempt.slots.map((slot) => slot.stem))
    await contestant.submit(attempt.id, 1, {})
  }
  assert.equal(new Set(stems).size, 27)
})
