import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Attempt, AttemptResult } from '#src/modules/attempt/schema.ts'
import { rebuildStandings } from '#src/modules/attempt/rebuild-standings.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt, answersFor } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'

const minute = 60_000

test('the server’s clock stepped back and forward during an attempt takes no answer and no mark', async (t) => {
  const product = await startApplication(t)
  const { context, clock } = product
  const contest = await aContest(context)
  const contestant = await aContestantAt(product, contest)
  const attempt = await contestant.begin()
  const answers = Object.entries(await answersFor(context, attempt, 10))
  // Back beyond the start, forward again, back a little: each answer between two steps.
  const steps = [0, -60 * minute, 61 * minute, -minute, 5 * minute, -3 * minute, 0, 0, 0, 0]
  for (const [index, [slot, options]] of answers.entries()) {
    clock.advance(steps[index] ?? 0)
    const reply = await contestant.save(attempt.id, index + 1, { [slot]: options })
    assert.equal(reply.statusCode, 200, reply.body)
  }
  clock.advance(-30 * minute)
  const submitted = await contestant.submit(attempt.id, 11, {})
  assert.equal(submitted.statusCode, 200, submitted.body)
  const result = submitted.json<AttemptResult>()
  assert.equal(result.correct, 10)
  // Never before the last save, which came when the clock was farthest.
  assert.equal(result.durationMs, 5 * minute)
  const standings = () => context.db.query.selectFrom('standing').selectAll().execute()
  const before = await standings()
  await rebuildStandings(context, contest.id)
  assert.deepEqual(await standings(), before)
})

test('what ended while the clock was ahead stays ended when it is set right, with its answers', async (t) => {
  const product = await startApplication(t)
  const { clock, context } = product
  const contestant = await aContestantAt(product, await aContest(context))
  const { id, deadlineAt } = await contestant.begin()
  assert.equal((await contestant.save(id, 1, { 1: [2] })).statusCode, 200)
  clock.advance(60 * minute)
  assert.equal((await contestant.show(id)).json<Attempt>().result?.submittedAt, deadlineAt)
  clock.advance(-60 * minute)
  const late = await contestant.save(id, 2, { 1: [3] })
  assert.equal(late.json<{ code: string }>().code, 'attempt_over')
  const shown = (await contestant.show(id)).json<Attempt>()
  assert.equal(shown.result?.endedBy, 'deadline')
  assert.deepEqual(shown.slots[0]?.answer, [2])
})
