import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deleteOldTraces } from '#src/modules/attempt/delete-old-traces.ts'
import { openTraceLine, type TraceEvent, traceLine } from '#src/modules/attempt/trace-line.ts'
import type { Context } from '#src/platform/context.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aContestantAt } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'
import { aContestant, aPerson } from '#test/factories/people.ts'

const day = 86_400_000
const agent =
  'Mozilla/5.0 (Linux; Android 13; SM-A536E) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36'

const tracesOf = async ({ db }: Context) => {
  await traceLine(db).flush()
  return db.query.selectFrom('trace').selectAll().orderBy('id').execute()
}

const aBrowser = { personId: 1, cookies: undefined, address: '127.0.0.1', agent: undefined }

const anEvent = (changes: Partial<TraceEvent> = {}): TraceEvent => ({
  browser: aBrowser,
  at: new Date('2021-10-01T02:00:00Z'),
  kind: 'show',
  attemptId: null,
  contest: null,
  part: null,
  sequence: null,
  code: null,
  ...changes,
})

test('what a contestant’s browser does is traced, with its device, address and short name', async (t) => {
  const product = await startApplication(t)
  const { app, context, clock } = product
  const contest = await aContest(context)
  const person = await aContestant(context, contest)
  const signedIn = await app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    payload: { username: person.username, password: person.password },
  })
  const device = signedIn.cookies.find(({ name }) => name === 'hoithi_device')
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const headers = { cookie, 'user-agent': agent }
  const remoteAddress = '203.0.113.7'
  const attempts = `/api/v1/contests/${contest.slug}/parts/kien-thuc/attempts`
  const start = () => app.inject({ method: 'POST', url: attempts, headers, remoteAddress })
  const { id } = (await start()).json<{ id: string }>()
  const url = `/api/v1/attempts/${id}`
  const send = (method: 'PUT' | 'POST', rest: string, sequence: number) =>
    app.inject({
      method,
      url: `${url}/${rest}`,
      headers,
      remoteAddress,
      payload: { sequence, answers: { '1': [1] } },
    })
  clock.advance(1000)
  await start()
  await app.inject({ url, headers, remoteAddress })
  await send('PUT', 'answers', 4)
  clock.advance(1000)
  await send('POST', 'submission', 5)
  await send('PUT', 'answers', 6)

  const traces = await tracesOf(context)
  assert.deepEqual(
    traces.map(({ kind, sequence, code }) => [kind, sequence, code]),
    [
      ['start', null, null],
      ['resume', null, null],
      ['show', null, null],
      ['save', 4, null],
      ['submit', 5, null],
      ['refuse', null, 'attempt_over'],
    ],
  )
  for (const trace of traces) {
    assert.equal(trace.attempt_id, id)
    assert.equal(trace.contest_id, contest.id)
    assert.equal(trace.part_id, contest.parts[0]?.id)
    assert.equal(trace.person_id, person.id)
    assert.equal(trace.device, device?.value)
    assert.equal(trace.address, remoteAddress)
    assert.equal(trace.agent, 'Chrome 120, Android 13')
  }
  assert.deepEqual(
    traces.map(({ at }) => at.toISOString()),
    [0, 1, 1, 1, 2, 2].map((second) => `2021-10-01T02:00:0${second}.000Z`),
  )
})

test('every refusal of somebody who is signed in is traced, and that of nobody is not', async (t) => {
  const product = await startApplication(t)
  const { app, context, clock } = product
  const end = new Date(clock.now().getTime() + day)
  const contest = await aContest(context, { rounds: [{ start: clock.now(), end }] })
  const contestant = await aContestantAt(product, contest)
  const other = await aContestantAt(product, contest)
  const outsider = await aContestantAt(product, await aContest(context))
  const { id } = await contestant.begin()
  await other.show(id)
  await app.inject({ url: `/api/v1/attempts/${id}` })
  await contestant.save(id, 1, { 99: [1] })
  await contestant.save(id, 0, {})
  await contestant.save('none', 1, {})
  clock.advance(2 * day)
  await contestant.start()
  await app.inject({
    method: 'POST',
    url: `/api/v1/contests/${contest.slug}/parts/kien-thuc/attempts`,
    headers: { cookie: outsider.cookie },
  })

  const refusals = (await tracesOf(context)).filter(({ kind }) => kind === 'refuse')
  assert.deepEqual(
    refusals.map((trace) => [trace.person_id, trace.code, trace.attempt_id]),
    [
      // Who has no such attempt is not put beside the one of somebody else.
      [other.personId, 'no_such_attempt', null],
      [contestant.personId, 'no_such_slot', id],
      [contestant.personId, 'bad_request', id],
      [contestant.personId, 'closed', null],
      [outsider.personId, 'not_a_contestant', null],
    ],
  )
  for (const trace of refusals) assert.equal(trace.contest_id, contest.id)
})

test('a browser is marked when it signs in, once, and out of reach of scripts', async (t) => {
  const { app, context } = await startApplication(t)
  const signInAs = async (cookie = '') => {
    const { username, password } = await aPerson(context)
    const payload = { username, password }
    const headers = { cookie }
    const url = '/api/v1/sessions'
    const reply = await app.inject({ method: 'POST', url, payload, headers })
    return reply.cookies.find(({ name }) => name === 'hoithi_device')
  }
  const mark = await signInAs()
  assert.match(mark?.value ?? '', /^[\w-]{16}$/u)
  assert.equal(mark?.httpOnly, true)
  assert.equal(mark?.sameSite, 'Lax')
  assert.equal(mark?.maxAge, 31_536_000)
  assert.equal(await signInAs(`hoithi_device=${mark?.value}`), undefined)
  assert.notEqual((await signInAs('hoithi_device=one-of-my-own'))?.value, mark?.value)

  const overTls = await startApplication(t, { config: { publicUrl: 'https://hoithi.example' } })
  const person = await aPerson(overTls.context)
  const reply = await overTls.app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    payload: { username: person.username, password: person.password },
  })
  assert.ok(reply.cookies.every(({ secure }) => secure === true))
})

test('a trace that can’t be written disturbs no answer, and is written when it can be', async (t) => {
  const product = await startApplication(t)
  const { context } = product
  const contest = await aContest(context)
  const contestant = await aContestantAt(product, contest)
  const { query } = context.db
  await query.schema.alterTable('trace').renameTo('trace_elsewhere').execute()
  const { id } = await contestant.begin()
  assert.equal((await contestant.save(id, 1, { '1': [1] })).statusCode, 200)
  // The round of every second may have met it first.
  await traceLine(context.db)
    .flush()
    .catch(() => undefined)
  assert.equal(traceLine(context.db).figures.queued(), 0)
  assert.equal(traceLine(context.db).figures.dropped(), 2)
  const { body } = await product.app.inject({ url: '/metrics' })
  assert.match(body, /^hoithi_trace_dropped_total 2$/mu)
  assert.match(body, /^hoithi_trace_queue 0$/mu)

  await query.schema.alterTable('trace_elsewhere').renameTo('trace').execute()
  assert.equal((await contestant.submit(id, 2, { '1': [1] })).statusCode, 200)
  assert.deepEqual(
    (await tracesOf(context)).map(({ kind }) => kind),
    ['submit'],
  )
})

test('what waits for the trace is bounded: saves of one browser are one line, the rest is dropped', async () => {
  const written: TraceEvent[][] = []
  let failure: Error | null = Object.assign(new Error('gone'), { code: '57P01' })
  const line = openTraceLine({
    largestBatch: 2,
    longestQueue: 4,
    write: (events) => {
      if (failure !== null) return Promise.reject(failure)
      written.push([...events])
      return Promise.resolve()
    },
  })
  const attemptId = '018f0000-0000-7000-8000-000000000001'
  for (let sequence = 1; sequence <= 100; sequence += 1)
    line.push(anEvent({ kind: 'save', attemptId, sequence }))
  const another = { ...aBrowser, cookies: 'hoithi_device=another-device--' }
  line.push(anEvent({ kind: 'save', attemptId, sequence: 101, browser: another }))
  assert.equal(line.figures.queued(), 2)
  for (let turn = 0; turn < 5; turn += 1) line.push(anEvent())
  assert.equal(line.figures.queued(), 4)
  assert.equal(line.figures.dropped(), 3)

  // A database that is down is waited for.
  await assert.rejects(line.writeBatch())
  assert.equal(line.figures.queued(), 4)
  assert.equal(line.figures.dropped(), 3)
  failure = null
  await line.writeBatch()
  assert.deepEqual(
    written.flat().map(({ sequence }) => sequence),
    [100, 101],
  )
  await line.flush()
  assert.deepEqual(
    written.map((batch) => batch.length),
    [2, 2],
  )
})

test('the rest of the trace is written when the server stops', async (t) => {
  const product: Application = await startApplication(t)
  const { app, context } = product
  const contestant = await aContestantAt(product, await aContest(context))
  await contestant.begin()
  await app.close()
  const traces = await context.db.query.selectFrom('trace').select('kind').execute()
  assert.deepEqual(traces, [{ kind: 'start' }])
})

test('traces are deleted a set time after their contest has closed', async (t) => {
  const product = await startApplication(t, { config: { traceDays: 30 } })
  const { context, clock } = product
  const now = clock.now().getTime()
  const soon = await aContest(context, {
    rounds: [{ start: new Date(now - day), end: new Date(now + day) }],
  })
  const later = await aContest(context, {
    rounds: [{ start: new Date(now - day), end: new Date(now + 20 * day) }],
  })
  await (await aContestantAt(product, soon)).begin()
  await (await aContestantAt(product, later)).begin()
  await traceLine(context.db).flush()
  clock.advance(30 * day)
  assert.equal(await deleteOldTraces(context), 0)
  clock.advance(day + 1)
  assert.equal(await deleteOldTraces(context), 1)
  assert.deepEqual(
    (await tracesOf(context)).map(({ contest_id: id }) => id),
    [later.id],
  )
})
