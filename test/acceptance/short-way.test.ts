import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test, type TestContext } from 'node:test'
import { gunzipSync } from 'node:zlib'
import type { InjectOptions, Response } from 'light-my-request'
import type { Attempt } from '#src/modules/attempt/schema.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt, answersFor, ask, type Contestant } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'

const openQuiz = async (t: TestContext) => {
  const product = await startApplication(t)
  const contest = await aContest(product.context)
  const contestant = await aContestantAt(product, contest)
  const starting = `/api/v1/contests/${contest.slug}/parts/kien-thuc/attempts`
  return { product, contest, contestant, starting }
}

const told = ({ statusCode, headers, body }: Response) => {
  const { date: _date, connection: _connection, ...lasting } = headers
  return { statusCode, headers: lasting, body }
}

/** Each request by the short way and by the framework alone: they must be told the same. */
const asksBoth = (
  { product }: Pick<Awaited<ReturnType<typeof openQuiz>>, 'product'>,
  { cookie }: Pick<Contestant, 'cookie'>,
) => {
  const short: string[] = []
  product.app.shortWay.onAnswer((_kind, status) => short.push(String(status)))
  return {
    short,
    both: async (request: InjectOptions): Promise<Response> => {
      const asked = { ...request, headers: { cookie, ...request.headers } }
      const first = await ask(product.app, asked)
      assert.deepEqual(told(await product.app.inject(asked)), told(first), JSON.stringify(request))
      return first
    },
  }
}

test('the short way tells what the framework’s routes tell, header by header', async (t) => {
  const quiz = await openQuiz(t)
  const attempt = await quiz.contestant.begin()
  const { both, short } = asksBoth(quiz, quiz.contestant)
  const answers = `/api/v1/attempts/${attempt.id}/answers`
  const submission = `/api/v1/attempts/${attempt.id}/submission`
  const save = (payload: object | string, headers: Record<string, string> = {}) =>
    both({ method: 'PUT', url: answers, payload, headers })
  const json = { 'content-type': 'application/json' }

  assert.equal((await both({ method: 'POST', url: quiz.starting })).statusCode, 200)
  assert.equal((await both({ url: `/api/v1/attempts/${attempt.id}` })).statusCode, 200)
  assert.equal((await save({ sequence: 1, answers: { 1: [2] } })).statusCode, 200)
  assert.deepEqual(short, ['200', '200', '200'])

  for (const payload of [
    { sequence: 2, answers: { 99: [1] } },
    { sequence: 2, answers: { 2: [9] } },
    { sequence: 2, answers: { 2: [1, 2] } },
    { sequence: 1, answers: { 1: [3] } },
    { sequence: 0, answers: {} },
    { sequence: 2 },
    { sequence: 2, answers: {}, more: true },
    { sequence: '2', answers: {} },
    '{"sequence": 2, "answers": {"__proto__": [1]}}',
    '{"sequence": 2, "answers": {}, "__proto__": {}}',
    '{"sequence": 2, "answers": {"\\u0000": [1]}}',
    '{"sequence": 2',
    '[]',
    'null',
    '',
  ])
    assert.ok((await save(payload, json)).statusCode >= 400, JSON.stringify(payload))
  const large = JSON.stringify({ sequence: 2, answers: { 1: [1] }, more: 'x'.repeat(70_000) })
  assert.equal((await save(large, json)).statusCode, 413)
  assert.equal((await save('{}', { 'content-type': 'text/plain' })).statusCode, 415)
  assert.equal((await save({ sequence: 2, answers: {} }, { cookie: '' })).statusCode, 401)
  const other = { 'sec-fetch-site': 'cross-site' }
  assert.equal((await save({ sequence: 2, answers: {} }, other)).statusCode, 403)
  assert.equal((await both({ url: '/api/v1/attempts/nobody' })).statusCode, 404)
  assert.equal((await both({ url: `${answers}/more` })).statusCode, 404)
  const doubled = `${quiz.contestant.cookie}; ${quiz.contestant.cookie}`
  assert.equal(
    (await save({ sequence: 1, answers: { 1: [2] } }, { cookie: doubled })).statusCode,
    200,
  )
  assert.equal(short.length, 4, 'only what is hoped for goes the short way')

  assert.equal(
    (await both({ method: 'POST', url: submission, payload: { sequence: 3, answers: {} } }))
      .statusCode,
    200,
  )
  assert.equal(short.length, 5)
  assert.equal((await save({ sequence: 4, answers: { 3: [1] } })).statusCode, 409)
})

test('an ended attempt with its review is written as the framework writes it', async (t) => {
  const product = await startApplication(t)
  const contest = await aContest(product.context, { quiz: { review: 'after-attempt' } })
  const contestant = await aContestantAt(product, contest)
  const attempt = await contestant.begin()
  const answers = await answersFor(product.context, attempt, 6)
  assert.equal((await contestant.submit(attempt.id, 1, answers)).statusCode, 200)
  const reason = 'Có bằng chứng “thi hộ” \\ gian lận'
  await product.context.db.pool.query(
    `insert into disqualification (contest_id, person_id, attempt_id, reason, decided_by, decided_at)
      values ($1, $2, $3, $4, $2, now())`,
    [contest.id, contestant.personId, attempt.id, reason],
  )
  await product.context.db.pool.query('update attempt set disqualified = true')
  const { both, short } = asksBoth({ product }, contestant)
  const shown = (await both({ url: `/api/v1/attempts/${attempt.id}` })).json<Attempt>()
  assert.deepEqual(short, ['200'])
  assert.equal(shown.review?.length, attempt.slots.length)
  assert.equal(shown.result?.ruledOutFor, reason)
  assert.equal(shown.slots[0]?.stem, attempt.slots[0]?.stem)
})

test('a paper goes compressed to who takes it so, a short reply as it is', async (t) => {
  const { product, contestant, starting } = await openQuiz(t)
  const plain = await contestant.begin()
  const asking = (encoding: string) =>
    ask(product.app, {
      method: 'POST',
      url: starting,
      headers: { cookie: contestant.cookie, 'accept-encoding': encoding },
    })
  const reply = await asking('gzip, deflate, br')
  assert.equal(reply.headers['content-encoding'], 'gzip')
  assert.equal(Number(reply.headers['content-length']), reply.rawPayload.length)
  assert.deepEqual(JSON.parse(gunzipSync(reply.rawPayload).toString()), plain)
  for (const encoding of ['br', 'gzip;q=0', 'gzip;q=0.0, br', 'identity'])
    assert.equal((await asking(encoding)).headers['content-encoding'], undefined, encoding)
  const saved = await ask(product.app, {
    method: 'PUT',
    url: `/api/v1/attempts/${plain.id}/answers`,
    headers: { cookie: contestant.cookie, 'accept-encoding': 'gzip' },
    payload: { sequence: 1, answers: { 1: [1] } },
  })
  assert.equal(saved.statusCode, 200)
  assert.equal(saved.headers['content-encoding'], undefined)
})

test('an answer arrives with its last byte, not with its headers', async (t) => {
  const { product, contestant } = await openQuiz(t)
  const attempt = await contestant.begin()
  const taken: number[] = []
  product.app.shortWay.onAnswer((_kind, status) => taken.push(status))
  const { port } = new URL(await product.app.listen({ host: '127.0.0.1', port: 0 }))
  const socket = connect(Number(port), '127.0.0.1')
  const body = JSON.stringify({ sequence: 1, answers: { 1: [2] } })
  socket.write(
    `PUT /api/v1/attempts/${attempt.id}/answers HTTP/1.1\r\nhost: x\r\ncookie: ${contestant.cookie}\r\n` +
      `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
  )
  // Asked after it on another connection and answered: the headers before have been read.
  await fetch(`http://127.0.0.1:${port}/healthz`)
  product.clock.advance(30_000)
  const now = product.clock.now().toISOString()
  socket.write(body.slice(5))
  const [reply] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  assert.match(reply.toString(), /^HTTP\/1\.1 200 /u)
  assert.ok(reply.includes(`"savedAt":"${now}"`), reply.toString())
  assert.deepEqual(taken, [200])
})

test('what the database refuses is a fault of the request, told as one', async (t) => {
  const { product, contestant } = await openQuiz(t)
  const attempt = await contestant.begin()
  await product.context.db.pool.query('alter table attempt rename to another')
  const reply = await contestant.save(attempt.id, 1, { 1: [1] })
  assert.equal(reply.statusCode, 500)
  assert.equal(reply.json<{ code: string }>().code, 'fault')
  await product.context.db.pool.query('alter table another rename to attempt')
  assert.equal((await contestant.save(attempt.id, 1, { 1: [1] })).statusCode, 200)
})

test('a server that closes sends everybody the long way, which says so', async (t) => {
  const { product, contestant } = await openQuiz(t)
  const attempt = await contestant.begin()
  product.app.shortWay.close()
  const taken: number[] = []
  product.app.shortWay.onAnswer((_kind, status) => taken.push(status))
  assert.equal((await contestant.save(attempt.id, 1, { 1: [1] })).statusCode, 200)
  assert.deepEqual(taken, [])
})
