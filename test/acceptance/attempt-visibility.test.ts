import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Attempt, AttemptResult, OwnAttempts } from '#src/modules/attempt/schema.ts'
import type { Quiz } from '#src/modules/contest/contest.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt, answersFor } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'

const hour = 3_600_000

const anEndedAttempt = async (
  t: TestContext,
  policy: Partial<Pick<Quiz, 'marks' | 'review'>>,
  demo = false,
) => {
  const product = await startApplication(t)
  const { context, clock } = product
  const now = clock.now().getTime()
  const contest = await aContest(context, {
    demo,
    rounds: [{ start: new Date(now), end: new Date(now + hour) }],
    quiz: { ...policy, bank: 'chung' },
  })
  const contestant = await aContestantAt(product, contest)
  const attempt = await contestant.begin()
  clock.advance(60_000)
  const answers = await answersFor(context, attempt, 6)
  const reply = await contestant.submit(attempt.id, 1, answers)
  const submitted = reply.json<AttemptResult>()
  const shown = async () => (await contestant.show(attempt.id)).json<Attempt>()
  const closeAt = now + hour
  return { ...product, contestant, attempt, answers, submitted, shown, closeAt }
}

test('marks after the close are no sooner in any reply', async (t) => {
  const { clock, contestant, submitted, shown, closeAt } = await anEndedAttempt(t, {
    marks: 'after-close',
  })
  const listed = async () => (await contestant.list()).json<OwnAttempts>().attempts[0]?.result
  for (const result of [submitted, (await shown()).result, await listed()])
    assert.deepEqual([result?.correct, result?.counts, result?.total], [null, null, 10])
  clock.set(new Date(closeAt + 2000))
  assert.equal((await shown()).result?.correct, null)
  clock.set(new Date(closeAt + 2001))
  for (const result of [(await shown()).result, await listed()])
    assert.deepEqual([result?.correct, result?.counts], [6, true])
})

test('a review after the close says what was right, and why', async (t) => {
  const { clock, answers, shown, closeAt } = await anEndedAttempt(t, { review: 'after-close' })
  assert.equal((await shown()).review, null)
  clock.set(new Date(closeAt + 2001))
  const { review, slots } = await shown()
  assert.equal(review?.length, 10)
  for (const [index, slot] of review.entries()) {
    assert.equal(slot.correct, index < 6)
    if (slot.correct) assert.deepEqual(slot.right, answers[String(slot.slot)])
    else assert.notDeepEqual(slot.right, answers[String(slot.slot)])
    // The factory makes option B right.
    const right = slots[index]?.options.find(({ option }) => option === slot.right[0])
    assert.match(right?.text ?? '', / B$/u)
    assert.match(slot.explanation ?? '', /^Vì /u)
    assert.match(slot.source ?? '', /^Nghị định /u)
  }
})

test('a review waits for every edition on the same bank, demo ones apart', async (t) => {
  const { context, clock, shown, closeAt } = await anEndedAttempt(t, { review: 'after-close' })
  const later = [{ start: new Date(closeAt + hour), end: new Date(closeAt + 2 * hour) }]
  await aContest(context, { quiz: { bank: 'chung' }, rounds: later })
  const demoRounds = [{ start: new Date(closeAt), end: new Date(closeAt + 1000 * hour) }]
  await aContest(context, { demo: true, quiz: { bank: 'chung' }, rounds: demoRounds })
  clock.set(new Date(closeAt + 2001))
  assert.equal((await shown()).review, null)
  clock.set(new Date(closeAt + 2 * hour + 2001))
  assert.equal((await shown()).review?.length, 10)
})

test('a demo edition shows no key of a bank that a real one still asks from', async (t) => {
  const { context, clock, shown, closeAt } = await anEndedAttempt(
    t,
    { review: 'after-close' },
    true,
  )
  const rounds = [{ start: new Date(closeAt), end: new Date(closeAt + hour) }]
  await aContest(context, { quiz: { bank: 'chung' }, rounds })
  clock.set(new Date(closeAt + 2001))
  assert.equal((await shown()).review, null)
})

test('a review after the attempt is there at once, and one that is never is not', async (t) => {
  const at = await anEndedAttempt(t, { review: 'after-attempt' })
  assert.equal((await at.shown()).review?.length, 10)
  const never = await anEndedAttempt(t, { review: 'never' })
  never.clock.set(new Date(never.closeAt + hour))
  assert.equal((await never.shown()).review, null)
})

test('a review after the attempt gives away no key that another edition still asks for', async (t) => {
  const { context, clock, shown, closeAt } = await anEndedAttempt(
    t,
    { review: 'after-attempt' },
    true,
  )
  const rounds = [{ start: new Date(closeAt - hour), end: new Date(closeAt) }]
  await aContest(context, { quiz: { bank: 'chung' }, rounds })
  assert.equal((await shown()).review, null)
  clock.set(new Date(closeAt + 2001))
  assert.equal((await shown()).review?.length, 10)
})

test('a review is not shown before the marks are', async (t) => {
  const { shown } = await anEndedAttempt(t, { review: 'after-attempt', marks: 'after-close' })
  assert.equal((await shown()).review, null)
})

test('an open attempt shows neither, whatever the policy', async (t) => {
  const product = await startApplication(t)
  const contest = await aContest(product.context, { quiz: { review: 'after-attempt' } })
  const contestant = await aContestantAt(product, contest)
  const attempt = await contestant.begin()
  await contestant.save(attempt.id, 1, { '1': [1] })
  const shown = (await contestant.show(attempt.id)).json<Attempt>()
  assert.equal(shown.review, null)
  assert.equal(shown.result, null)
})
