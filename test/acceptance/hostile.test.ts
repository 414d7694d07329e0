import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import type { AttemptResult } from '#src/modules/attempt/schema.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'
import { aPerson, signIn } from '#test/factories/people.ts'

test('a body held back after its headers arrives when it is whole, not with its headers', async (t) => {
  const product = await startApplication(t)
  const { app, clock, context } = product
  const contestant = await aContestantAt(product, await aContest(context))
  const attempt = await contestant.begin()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const body = JSON.stringify({ sequence: 1, answers: { 1: [1] } })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  const reply = text(socket)
  const seen = once(app.server, 'request')
  socket.write(
    `POST /api/v1/attempts/${attempt.id}/submission HTTP/1.1\r\nHost: hoithi\r\n` +
      `Cookie: ${contestant.cookie}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body.slice(0, 1)}`,
  )
  await seen
  clock.advance(15_000)
  socket.write(body.slice(1))
  const [, json = ''] = (await reply).split('\r\n\r\n')
  assert.equal((JSON.parse(json) as AttemptResult).durationMs, 15_000)
})

test('an address of the API written otherwise is held to the same rules', async (t) => {
  const { app } = await startApplication(t)
  for (const url of ['/api/v1/contests', '/%61pi/v1/contests']) {
    const reply = await app.inject({ url })
    if (reply.statusCode === 404) continue
    assert.equal(reply.headers['x-content-type-options'], 'nosniff', url)
    assert.match(reply.headers['content-security-policy'] as string, /default-src 'none'/u, url)
  }
  const foreign = await app.inject({
    method: 'DELETE',
    url: '/%61pi/v1/sessions',
    headers: { origin: 'https://evil.example' },
  })
  assert.notEqual(foreign.statusCode, 204)
})

test('signs that no text of the database can hold are refused, not stumbled over', async (t) => {
  const { app, context } = await startApplication(t)
  await aPerson(context, { username: 'nguyenvana' })
  for (const username of ['a\u0000b', '\u0000', '\ud800', 'nguyenvana\u0000', '__proto__']) {
    const reply = await app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      payload: { username, password: 'x\u0000\ud800' },
    })
    assert.ok([400, 401].includes(reply.statusCode), `${reply.statusCode} ${reply.body}`)
  }
})

test('an address that is refused fills no table with the usernames it goes through', async (t) => {
  const { app, context, clock } = await startApplication(t)
  await context.db.query
    .insertInto('sign_in_failure')
    .values({
      subject: 'address:127.0.0.1',
      failures: 300,
      window_ends_at: new Date(clock.now().getTime() + 60_000),
    })
    .execute()
  for (const username of ['mot', 'hai', 'ba']) {
    const payload = { username, password: 'sai' }
    const reply = await app.inject({ method: 'POST', url: '/api/v1/sessions', payload })
    assert.equal(reply.statusCode, 429)
  }
  const kept = await context.db.query.selectFrom('sign_in_failure').select('subject').execute()
  assert.deepEqual(kept, [{ subject: 'address:127.0.0.1' }])
})

test('a slip’s password in capitals is no password of one’s own', async (t) => {
  const { app, context } = await startApplication(t)
  const slip = { username: 'nguyenvana', password: 'abcde23456' }
  await aPerson(context, { ...slip, mustSetPassword: true })
  const cookie = await signIn(app, slip.username, slip.password)
  const reply = await app.inject({
    method: 'PUT',
    url: '/api/v1/me/password',
    headers: { cookie },
    payload: { current: slip.password, password: 'ABCDE 23456' },
  })
  assert.equal(reply.json<{ code: string }>().code, 'password_unchanged')
})
