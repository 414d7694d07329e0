import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endExpiredAttempts } from '#src/modules/attempt/end-expired-attempts.ts'
import type { Answers, Attempt, AttemptResult } from '#src/modules/attempt/schema.ts'
import { randomFrom, shuffled } from '#src/modules/attempt/rules/random.ts'
import { anotherProcess } from '#test/factories/another-process.ts'
import { startApplication } from '#test/factories/application.ts'
import {
  aContestantAt,
  answersFor,
  type Contestant,
  contestantOf,
} from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'

const statuses = (replies: readonly { readonly statusCode: number }[]): number[] =>
  replies.map((reply) => reply.statusCode).toSorted((a, b) => a - b)

test('a double click starts one attempt', async (t) => {
  const product = await startApplication(t)
  const contest = await aContest(product.context)
  const contestant = await aContestantAt(product, contest)
  const replies = await Promise.all(Array.from({ length: 8 }, () => contestant.start()))
  assert.deepEqual(statuses(replies), [200, 200, 200, 200, 200, 200, 200, 201])
  assert.equal(new Set(replies.map((reply) => reply.json<Attempt>().id)).size, 1)
})

test('two processes start one attempt between them', async (t) => {
  const product = await startApplication(t)
  const contest = await aContest(product.context)
  const second = await anotherProcess(t, product)
  const here = await Promise.all(Array.from({ length: 10 }, () => aContestantAt(product, contest)))
  const there = here.map(({ personId: id, cookie }) =>
    contestantOf(second.app, contest, { id, cookie }),
  )
  const replies = await Promise.all([...here, ...there].map((one) => one.start()))
  for (const index of here.keys()) {
    const pair = [replies[index], replies[index + 10]].filter((reply) => reply !== undefined)
    assert.deepEqual(statuses(pair), [200, 201])
    assert.equal(new Set(pair.map((reply) => reply.json<Attempt>().id)).size, 1)
  }
})

test('the same save or submission twice gives the same reply', async (t) => {
  const product = await startApplication(t)
  const { context, clock } = product
  const contestant = await aContestantAt(product, await aContest(context))
  const attempt = await contestant.begin()
  const answers = await answersFor(context, attempt, 8)
  clock.advance(1000)
  const saves = await Promise.all([1, 2, 3].map(() => contestant.save(attempt.id, 1, answers)))
  clock.advance(1000)
  saves.push(await contestant.save(attempt.id, 1, answers))
  for (const save of saves) {
    assert.equal(save.statusCode, 200)
    assert.equal(save.body, saves[0]?.body)
  }
  const submissions = await Promise.all(
    [1, 2, 3].map(() => contestant.submit(attempt.id, 2, answers)),
  )
  clock.advance(60_000)
  submissions.push(await contestant.submit(attempt.id, 2, answers))
  for (const submission of submissions) {
    assert.equal(submission.statusCode, 200)
    assert.equal(submission.body, submissions[0]?.body)
  }
  assert.equal(submissions[0]?.json<AttemptResult>().correct, 8)
  const standing = await context.db.query
    .selectFrom('standing')
    .select('attempts')
    .executeTakeFirstOrThrow()
  assert.equal(standing.attempts, 1)
})

test('another device carries on, and an old save from the first changes nothing', async (t) => {
  const product = await startApplication(t)
  const { context } = product
  const contest = await aContest(context)
  const phone = await aContestantAt(product, contest)
  const laptop = contestantOf(product.app, contest, { id: phone.personId, cookie: phone.cookie })
  const attempt = await phone.begin()
  await phone.save(attempt.id, 1, { '1': [1], '2': [1] })
  const carried = (await laptop.start()).json<Attempt>()
  assert.equal(carried.id, attempt.id)
  assert.equal(carried.sequence, 1)
  await laptop.save(attempt.id, carried.sequence + 2, { '1': [3] })
  assert.equal((await phone.save(attempt.id, 2, { '1': [2], '3': [4] })).statusCode, 200)
  const { slots, sequence } = (await phone.show(attempt.id)).json<Attempt>()
  assert.deepEqual(
    slots.slice(0, 3).map((slot) => slot.answer),
    [[3], [1], [4]],
  )
  assert.equal(sequence, 3)
})

type Save = { readonly sequence: number; readonly answers: Answers }

// What a restless contestant does: ten saves that change their mind, each sent twice, in disorder.
const storm = (seed: number): { readonly saves: Save[]; readonly sent: Save[] } => {
  const random = randomFrom(seed)
  const saves = Array.from({ length: 10 }, (_, index) => ({
    sequence: index + 1,
    answers: Object.fromEntries(
      Array.from({ length: (random() % 3) + 1 }, () => [
        String((random() % 10) + 1),
        random() % 5 === 0 ? [] : [(random() % 4) + 1],
      ]),
    ),
  }))
  return { saves, sent: shuffled([...saves, ...saves], random) }
}

const modelOf = (saves: readonly Save[]): number[][] => {
  const answers = Object.assign({}, ...saves.map((save) => save.answers)) as Answers
  return Array.from({ length: 10 }, (_, index) => answers[String(index + 1)] ?? [])
}

// A busy reply asks to come back; a client does.
const saveUntilTaken = async (contestant: Contestant, id: string, save: Save): Promise<number> => {
  const reply = await contestant.save(id, save.sequence, save.answers)
  return reply.statusCode === 503 ? saveUntilTaken(contestant, id, save) : reply.statusCode
}

test('a storm of doubled, disordered saves to two processes leaves what was last meant', async (t) => {
  const product = await startApplication(t)
  const contest = await aContest(product.context)
  const second = await anotherProcess(t, product)
  const contestants = await Promise.all(
    Array.from({ length: 50 }, () => aContestantAt(product, contest)),
  )
  const attempts = await Promise.all(contestants.map((one) => one.begin()))
  const storms = contestants.map((_, index) => storm(index))
  const codes = await Promise.all(
    contestants.flatMap((here, index) => {
      const there = contestantOf(second.app, contest, { id: here.personId, cookie: here.cookie })
      const id = attempts[index]?.id ?? ''
      return (storms[index]?.sent ?? []).map((save, number) =>
        saveUntilTaken(number % 2 === 0 ? here : there, id, save),
      )
    }),
  )
  assert.deepEqual(new Set(codes), new Set([200]))
  for (const [index, contestant] of contestants.entries()) {
    const shown = (await contestant.show(attempts[index]?.id ?? '')).json<Attempt>()
    assert.deepEqual(
      shown.slots.map((slot) => slot.answer),
      modelOf(storms[index]?.saves ?? []),
    )
  }
})

test('a restart in the middle loses nothing', async (t) => {
  const product = await startApplication(t)
  const { context } = product
  const contest = await aContest(context)
  const contestant = await aContestantAt(product, contest)
  const attempt = await contestant.begin()
  const answers = await answersFor(context, attempt, 9)
  const half = Object.fromEntries(Object.entries(answers).slice(0, 5))
  assert.equal((await contestant.save(attempt.id, 1, half)).statusCode, 200)
  await product.app.close()

  const { app } = await anotherProcess(t, product)
  const { personId: id, cookie } = contestant
  const again = contestantOf(app, contest, { id, cookie })
  const shown = (await again.show(attempt.id)).json<Attempt>()
  assert.deepEqual(
    shown.slots.slice(0, 5).map((slot) => slot.answer),
    Object.values(half),
  )
  assert.deepEqual(
    shown.slots.map((slot) => slot.stem),
    attempt.slots.map((slot) => slot.stem),
  )
  assert.equal((await again.save(attempt.id, 1, half)).statusCode, 200)
  const result = (await again.submit(attempt.id, 2, answers)).json<AttemptResult>()
  assert.equal(result.correct, 9)
})

test('a deadline reached while everybody saves and submits leaves each attempt ended once', async (t) => {
  const product = await startApplication(t)
  const { context, clock } = product
  const contest = await aContest(context)
  const contestants = await Promise.all(
    Array.from({ length: 30 }, () => aContestantAt(product, contest)),
  )
  const attempts = await Promise.all(contestants.map((one) => one.begin()))
  const answers = await Promise.all(attempts.map((attempt) => answersFor(context, attempt, 10)))
  clock.set(new Date(Date.parse(attempts[0]?.deadlineAt ?? '') + 2000))
  const inTime = contestants.map((one, index) =>
    one.submit(attempts[index]?.id ?? '', 1, answers[index] ?? {}),
  )
  clock.advance(4000)
  const late = contestants.map((one, index) => one.show(attempts[index]?.id ?? ''))
  await Promise.all([endExpiredAttempts(context), ...inTime, ...late])
  const { rows } = await context.db.pool.query<{ ended_by: string; counted: number }>(
    `select ended_by, count(*)::int as counted from attempt a
     join standing s on s.attempt_id = a.id and s.attempts = 1 and s.correct = a.correct
     group by ended_by`,
  )
  assert.equal(
    rows.reduce((sum, row) => sum + row.counted, 0),
    30,
  )
})
