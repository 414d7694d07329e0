import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { KnownBrowser } from '#src/modules/attempt/known-browser.ts'
import { type TraceEvent, traceLine } from '#src/modules/attempt/trace-line.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Lead, LeadKind, Leads } from '#src/modules/lead/schema.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aContestantAt, answersFor, type Contestant } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'
import { anEndedAttempt } from '#test/factories/ended-attempt.ts'
import { aContestant, aPerson, aSession } from '#test/factories/people.ts'

const minute = 60_000

const lookingAt = async ({ app, context }: Application, contest: Contest) => {
  const { id } = await aPerson(context, { grants: [{ role: 'secretary', contest }] })
  const headers = { cookie: await aSession(context, id) }
  const url = `/api/v1/contests/${contest.slug}/leads`
  const all = async (): Promise<Leads> => {
    await traceLine(context.db).flush()
    const reply = await app.inject({ url, headers })
    assert.equal(reply.statusCode, 200, reply.body)
    return reply.json()
  }
  const found = async (kind: LeadKind): Promise<Lead[]> =>
    (await all()).leads.filter((lead) => lead.kind === kind)
  const note = (method: 'PUT' | 'DELETE', payload: object) =>
    app.inject({ method, url: `${url}/note`, headers, payload })
  return { all, found, note }
}

type Pushed = Partial<Omit<TraceEvent, 'browser'> & KnownBrowser>

const pushed = (
  { context }: Application,
  contest: Contest,
  { personId = 0, device = null, address = '10.0.0.1', ...event }: Pushed,
) => {
  traceLine(context.db).push({
    browser: {
      personId,
      cookies: device === null ? undefined : `hoithi_device=${device}`,
      address,
      agent: undefined,
    },
    at: context.clock.now(),
    kind: 'start',
    attemptId: null,
    contest: contest.slug,
    part: 'kien-thuc',
    sequence: null,
    code: null,
    ...event,
  })
}

test('a contest of which nothing is known has no leads', async (t) => {
  const product = await startApplication(t)
  const { all } = await lookingAt(product, await aContest(product.context))
  const { leads, looked } = await all()
  assert.deepEqual(leads, [])
  assert.deepEqual(looked, { attempts: 0, compared: 0, traces: 0 })
})

test('far faster than is usual, with nearly everything right, is worth a look', async (t) => {
  const product = await startApplication(t)
  const { context, clock } = product
  const contest = await aContest(context)
  const end = async (durationMs: number, correct: number, name?: string) => {
    const person = await aContestant(context, contest, name === undefined ? {} : { name })
    const submittedAt = clock.now()
    return anEndedAttempt(context, contest, person, { submittedAt, durationMs, correct })
  }
  for (let count = 0; count < 25; count += 1) await end(200_000 + count * 1001, 6)
  const id = await end(30_000, 10, 'Thạch Thị Nhanh')
  await end(30_000, 5)
  await end(90_000, 10)
  const { found, all } = await lookingAt(product, contest)
  const [lead, ...others] = await found('fast')
  assert.equal(others.length, 0)
  assert.equal(lead?.subject, id)
  assert.deepEqual(
    lead?.people.map(({ name, unit }) => [name, unit]),
    [['Thạch Thị Nhanh', 'Sở số 1']],
  )
  assert.deepEqual(
    [lead?.evidence['correct'], lead?.evidence['questions'], lead?.evidence['seconds']],
    [10, 10, 30],
  )
  assert.equal((await all()).looked.attempts, 28)
})

test('one device for many is worth a look, and comes first where they came one after the other', async (t) => {
  const product = await startApplication(t)
  const { context, clock } = product
  const contest = await aContest(context)
  for (let index = 0; index < 4; index += 1) {
    const contestant = await aContestantAt(product, contest)
    const { id } = await contestant.begin()
    const person = { personId: contestant.personId, attemptId: id }
    pushed(product, contest, { ...person, device: 'spread-out------' })
    if (index < 3)
      pushed(product, contest, {
        ...person,
        device: 'one-after-other-',
        at: new Date(clock.now().getTime() - index * minute),
      })
    clock.advance(2 * 60 * minute)
  }
  const { found } = await lookingAt(product, contest)
  const leads = await found('device')
  assert.deepEqual(
    leads.map(({ evidence }) => [evidence['people'], evidence['withinHour']]),
    [
      [4, 1],
      [3, 1],
    ],
  )
})

const submitted = async (product: Application, one: Contestant, right: number) => {
  const attempt = await one.begin()
  await one.submit(attempt.id, 1, await answersFor(product.context, attempt, right))
  return attempt.id
}

test('the same answers, wrong ones too, are worth a look', async (t) => {
  const product = await startApplication(t)
  const { context, clock } = product
  const contest = await aContest(context, { quiz: { questions: 30 } })
  const people = [await aContestantAt(product, contest), await aContestantAt(product, contest)]
  for (const one of people) {
    const attempt = await one.begin()
    // Everybody has all thirty questions: each is answered with what stands first in the bank.
    const { paper } = await context.db.query
      .selectFrom('attempt')
      .select('paper')
      .where('id', '=', attempt.id)
      .executeTakeFirstOrThrow()
    const answers: [string, number[]][] = (paper as [number, number[]][]).map(
      ([, order], index) => [String(index + 1), [order.indexOf(1) + 1]],
    )
    await one.submit(attempt.id, 1, Object.fromEntries(answers))
    clock.advance(minute)
  }
  await submitted(product, await aContestantAt(product, contest), 10)
  const { found, all } = await lookingAt(product, contest)
  const [lead, ...others] = await found('same')
  assert.equal(others.length, 0)
  assert.deepEqual(lead?.evidence, { shared: 30, sameWrong: 30 })
  assert.deepEqual(
    lead?.people.map(({ id }) => Number(id)).toSorted((a, b) => a - b),
    people.map(({ personId }) => personId),
  )
  assert.equal((await all()).looked.compared, 3)
})

test('an attempt that goes back and forth between devices is worth a look', async (t) => {
  const product = await startApplication(t)
  const { context, clock } = product
  const contest = await aContest(context)
  const contestant = await aContestantAt(product, contest)
  const { id } = await contestant.begin()
  for (const device of ['a', 'b', 'a', 'b']) {
    clock.advance(minute)
    await traceLine(context.db).flush()
    pushed(product, contest, {
      personId: contestant.personId,
      attemptId: id,
      kind: 'save',
      device: device.repeat(16),
      at: clock.now(),
    })
  }
  const { found } = await lookingAt(product, contest)
  const [lead] = await found('overlap')
  assert.equal(lead?.subject, id)
  assert.equal(lead?.evidence['turns'], 2)
})

test('a leap right after somebody else on the same device is worth a look', async (t) => {
  const product = await startApplication(t)
  const { context, clock } = product
  const contest = await aContest(context)
  const one = await aContestantAt(product, contest)
  const other = await aContestantAt(product, contest)
  await submitted(product, other, 3)
  const device = 'd'.repeat(16)
  for (const [who, right] of [
    [one, 9],
    [other, 9],
  ] as const) {
    clock.advance(5 * minute)
    const attemptId = await submitted(product, who, right)
    const at = clock.now()
    pushed(product, contest, { personId: who.personId, attemptId, device, at })
  }
  const { found } = await lookingAt(product, contest)
  const [lead] = await found('jump')
  assert.deepEqual(lead?.evidence, {
    correct: 9,
    bestBefore: 3,
    questions: 10,
    minutes: 5,
    othersCorrect: 9,
  })
  assert.deepEqual(
    lead?.people.map(({ id }) => Number(id)),
    [other.personId, one.personId],
  )
})

test('that somebody has looked is noted, in the trail, and can be taken back', async (t) => {
  const product = await startApplication(t)
  const { context } = product
  const contest = await aContest(context)
  for (let index = 0; index < 3; index += 1) {
    const { personId, begin } = await aContestantAt(product, contest)
    const { id } = await begin()
    pushed(product, contest, { personId, attemptId: id, device: 'shared-machine--' })
  }
  const { found, note } = await lookingAt(product, contest)
  const lead = { kind: 'device', subject: 'shared-machine--' }
  const noteOf = async () => (await found('device'))[0]?.note?.text ?? null
  assert.equal(await noteOf(), null)
  assert.equal((await note('PUT', { ...lead, note: '   ' })).statusCode, 422)
  assert.equal((await note('PUT', { ...lead, note: 'Máy của phòng một cửa.' })).statusCode, 204)
  assert.equal(await noteOf(), 'Máy của phòng một cửa.')
  assert.equal((await note('PUT', { ...lead, note: 'Máy dùng chung.' })).statusCode, 204)
  assert.equal(await noteOf(), 'Máy dùng chung.')
  assert.equal((await note('DELETE', lead)).statusCode, 204)
  assert.equal(await noteOf(), null)
  assert.equal((await note('DELETE', lead)).statusCode, 404)
  const acts = await context.db.query
    .selectFrom('act')
    .select(['kind', 'changes'])
    .orderBy('id')
    .execute()
  const first = 'Máy của phòng một cửa.'
  const second = 'Máy dùng chung.'
  assert.deepEqual(acts, [
    { kind: 'lead.note', changes: [{ field: 'note', from: null, to: first }] },
    { kind: 'lead.note', changes: [{ field: 'note', from: first, to: second }] },
    { kind: 'lead.note', changes: [{ field: 'note', from: second, to: null }] },
  ])
})
