import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attemptRefusals } from '#src/modules/attempt/refusals.ts'
import type { OwnAttempts } from '#src/modules/attempt/schema.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt, answersFor, contestantOf } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'
import { aPerson, aSession, enrol } from '#test/factories/people.ts'

type Reply = { readonly statusCode: number; json: () => { code?: string; detail?: string } }

const provoked = new Set<string>()

const assertRefused = (reply: Reply, status: number, code: string): void => {
  const { code: got, detail } = reply.json()
  assert.equal(got, code)
  assert.equal(reply.statusCode, status)
  assert.doesNotMatch(detail ?? '{', /[{}]/u, 'a place of the sentence was not filled')
  provoked.add(code)
}

const day = 86_400_000
const hour = 3_600_000

test('who may not take part', async (t) => {
  const product = await startApplication(t)
  const { app, context } = product
  const contest = await aContest(context)
  const url = `/api/v1/contests/${contest.slug}/parts/kien-thuc/attempts`
  for (const method of ['GET', 'POST'] as const)
    assertRefused(await app.inject({ method, url }), 401, 'unauthenticated')
  const id = '018f0000-0000-7000-8000-000000000000'
  assertRefused(await app.inject({ url: `/api/v1/attempts/${id}` }), 401, 'unauthenticated')
  for (const [method, path] of [
    ['PUT', 'answers'],
    ['POST', 'submission'],
  ] as const)
    assertRefused(
      await app.inject({
        method,
        url: `/api/v1/attempts/${id}/${path}`,
        payload: { sequence: 1, answers: {} },
      }),
      401,
      'unauthenticated',
    )

  const stranger = await aPerson(context)
  const outside = contestantOf(app, contest, {
    id: stranger.id,
    cookie: await aSession(context, stranger.id),
  })
  assertRefused(await outside.start(), 403, 'not_a_contestant')
  const list = await outside.list()
  assert.equal(list.statusCode, 200)
  assert.equal(list.json<OwnAttempts>().refusal?.code, 'not_a_contestant')

  const onAnother = await aContestantAt(product, await aContest(context))
  const astray = contestantOf(app, contest, { id: onAnother.personId, cookie: onAnother.cookie })
  assertRefused(await astray.start(), 403, 'not_a_contestant')

  for (const role of ['organiser', 'secretary', 'question_writer'] as const) {
    const person = await aPerson(context, { grants: [{ role, contest }] })
    await enrol(context, contest, person)
    const cookie = await aSession(context, person.id)
    assertRefused(
      await contestantOf(app, contest, { id: person.id, cookie }).start(),
      403,
      'excluded_by_role',
    )
  }
  const coordinator = await aContestantAt(product, contest, {
    grants: [{ role: 'unit_coordinator', contest, unitCode: 'so-1' }],
  })
  assert.equal((await coordinator.start()).statusCode, 201)

  const withSlip = await aContestantAt(product, contest, { mustSetPassword: true })
  assertRefused(await withSlip.start(), 403, 'password_not_set')
})

test('who was disqualified starts nothing more, and is told why', async (t) => {
  const product = await startApplication(t)
  const { context } = product
  const contest = await aContest(context)
  const contestant = await aContestantAt(product, contest)
  const organiser = await aPerson(context, { grants: [{ role: 'organiser', contest }] })
  await context.db.query
    .insertInto('disqualification')
    .values({
      contest_id: contest.id,
      person_id: contestant.personId,
      reason: 'Nhờ người khác thi hộ',
      decided_by: organiser.id,
      decided_at: context.clock.now(),
    })
    .execute()
  assertRefused(await contestant.start(), 403, 'disqualified')
  const { refusal } = (await contestant.list()).json<OwnAttempts>()
  assert.equal(refusal?.code, 'disqualified')
  assert.match(refusal.detail, /Nhờ người khác thi hộ/u)
})

test('what is not there to be taken', async (t) => {
  const product = await startApplication(t)
  const { app, context } = product
  const contest = await aContest(context)
  const contestant = await aContestantAt(product, contest)
  const headers = { cookie: contestant.cookie }
  const start = (path: string) => app.inject({ method: 'POST', url: `/api/v1/${path}`, headers })
  assertRefused(await start('contests/none/parts/kien-thuc/attempts'), 404, 'no_contest')
  assertRefused(await start(`contests/${contest.slug}/parts/none/attempts`), 404, 'no_part')

  const [quiz] = contest.parts
  const filmed = await aContest(context, {
    definition: {
      parts: [{ code: 'kien-thuc', kind: 'video', name: { vi: 'Video' }, weight: 60, quiz: null }],
    },
  })
  assert.equal(quiz?.kind, 'quiz')
  const filming = await aContestantAt(product, filmed)
  assertRefused(await filming.start(), 409, 'part_not_a_quiz')

  const thin = await aContest(context, {
    quiz: { blueprint: [{ topic: 'to-chuc', difficulty: 'hard', count: 10 }] },
  })
  assertRefused(await (await aContestantAt(product, thin)).start(), 503, 'bank_too_small')
})

test('when an attempt cannot be started', async (t) => {
  const product = await startApplication(t)
  const { app, context, clock } = product
  const now = clock.now().getTime()
  const round = (from: number, to: number) => ({
    start: new Date(now + from),
    end: new Date(now + to),
  })
  const coming = await aContest(context, { rounds: [round(day, 2 * day)] })
  const early = await aContestantAt(product, coming)
  assertRefused(await early.start(), 409, 'not_open_yet')
  assert.equal((await early.list()).json<OwnAttempts>().refusal?.code, 'not_open_yet')

  const past = await aContest(context, { rounds: [round(-2 * day, 0)] })
  const late = await aContestantAt(product, past)
  assertRefused(await late.start(), 409, 'closed')
  assert.equal((await late.list()).json<OwnAttempts>().refusal?.code, 'closed')

  const limited = await aContest(context, {
    quiz: { attemptsPerRound: 2 },
    rounds: [round(-hour, hour), round(hour, 2 * hour)],
  })
  const keen = await aContestantAt(product, limited)
  for (const left of [2, 1]) {
    assert.equal((await keen.list()).json<OwnAttempts>().attemptsLeft, left)
    const attempt = await keen.begin()
    await keen.submit(attempt.id, 1, {})
  }
  assertRefused(await keen.start(), 409, 'no_attempts_left')
  const list = (await keen.list()).json<OwnAttempts>()
  assert.equal(list.attemptsLeft, 0)
  assert.equal(list.refusal?.code, 'no_attempts_left')
  clock.advance(hour)
  assert.equal((await keen.begin()).number, 1)

  const elsewhere = await aContest(context)
  const busy = contestantOf(app, elsewhere, { id: keen.personId, cookie: keen.cookie })
  await enrol(
    context,
    elsewhere,
    { id: keen.personId, name: '', username: '', password: '' },
    { unitCode: 'so-2' },
  )
  assertRefused(await busy.start(), 409, 'attempt_open_elsewhere')
  const other = (await busy.list()).json<OwnAttempts>()
  assert.equal(other.refusal?.code, 'attempt_open_elsewhere')
  assert.equal(other.open?.contest, limited.slug)
})

test('answers that do not fit', async (t) => {
  const product = await startApplication(t)
  const { context, clock } = product
  const contest = await aContest(context)
  const contestant = await aContestantAt(product, contest)
  const attempt = await contestant.begin()
  const { id } = attempt
  for (const send of [contestant.save, contestant.submit]) {
    assertRefused(await send(id, 1, { '11': [1] }), 422, 'no_such_slot')
    assertRefused(await send(id, 1, { '1': [5] }), 422, 'no_such_option')
    assertRefused(await send(id, 1, { '1': [1, 2] }), 422, 'one_option_only')
    assertRefused(await send(id, 1, { '0': [1] }), 422, 'no_such_slot')
    assertRefused(await send(id, 1, { '1': [0] }), 422, 'no_such_option')
    assertRefused(await send(id, 1, { '1': [7] }), 422, 'no_such_option')
    assertRefused(await send(id, 1, { '01': [1] }), 400, 'bad_request')
    assertRefused(await send(id, 0, {}), 400, 'bad_request')
  }
  assert.equal((await contestant.save(id, 2, { '1': [1] })).statusCode, 200)
  for (const send of [contestant.save, contestant.submit])
    assertRefused(await send(id, 2, { '1': [2] }), 409, 'sequence_conflict')

  const other = await aContestantAt(product, contest)
  for (const strange of [id, 'nonsense', '018f0000-0000-7000-8000-000000000000']) {
    assertRefused(await other.show(strange), 404, 'no_such_attempt')
    assertRefused(await other.save(strange, 1, { '1': [1] }), 404, 'no_such_attempt')
    assertRefused(await other.submit(strange, 1, { '1': [1] }), 404, 'no_such_attempt')
  }

  const answers = await answersFor(context, attempt, 5)
  assert.equal((await contestant.submit(id, 3, answers)).statusCode, 200)
  assertRefused(await contestant.save(id, 4, answers), 409, 'attempt_over')
  const others = await answersFor(context, attempt, 6)
  assertRefused(await contestant.submit(id, 4, others), 409, 'attempt_over')
  clock.advance(day)
  assertRefused(await contestant.save(id, 5, answers), 409, 'attempt_over')
})

test('every refusal of taking a quiz was provoked above', () => {
  const missing = Object.keys(attemptRefusals).filter((code) => !provoked.has(code))
  assert.deepEqual(missing, [])
})
