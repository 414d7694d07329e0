import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { HttpApp } from '#src/platform/http/http.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContest } from '#test/factories/contest.ts'
import { aContestant, aPerson, aSession, signIn } from '#test/factories/people.ts'

const trySignIn = (app: HttpApp, username: string, password: string, address = '10.0.0.1') =>
  app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    payload: { username, password },
    remoteAddress: address,
  })

const me = (app: HttpApp, cookie: string) =>
  app.inject({ method: 'GET', url: '/api/v1/me', headers: { cookie } })

test('signing in gives a cookie that says who one is, and signing out ends it', async (t) => {
  const { app, context } = await startApplication(t)
  const contest = await aContest(context)
  const person = await aContestant(context, contest, { name: 'Trần Thị Đào', unitCode: 'so-2' })

  const reply = await trySignIn(app, `  ${person.username.toUpperCase()} `, person.password)
  assert.equal(reply.statusCode, 201)
  const [cookie] = reply.cookies
  assert.ok(cookie !== undefined)
  assert.equal(cookie.name, 'hoithi_session')
  assert.equal(cookie.httpOnly, true)
  assert.equal(cookie.sameSite, 'Lax')
  assert.equal(cookie.path, '/')
  assert.equal(cookie.secure, undefined)
  assert.match(cookie.value, /^[\w-]{43}$/u)

  const header = `hoithi_session=${cookie.value}`
  const own = await me(app, header)
  assert.equal(own.statusCode, 200)
  assert.deepEqual(own.json(), reply.json())
  assert.deepEqual(own.json(), {
    username: person.username,
    name: 'Trần Thị Đào',
    mustSetPassword: false,
    roles: [],
    contests: [
      {
        contest: contest.slug,
        name: contest.name.vi,
        unit: 'Sở số 2',
        subUnit: null,
        position: null,
      },
    ],
  })

  const out = await app.inject({
    method: 'DELETE',
    url: '/api/v1/sessions',
    headers: { cookie: header },
  })
  assert.equal(out.statusCode, 204)
  assert.equal((await me(app, header)).statusCode, 401)
})

test('the database holds no token, only its hash', async (t) => {
  const { app, context } = await startApplication(t)
  const person = await aPerson(context)
  const cookie = await signIn(app, person.username, person.password)
  const token = cookie.split('=')[1] ?? ''
  const { rows } = await sql<{ token_hash: Buffer }>`select token_hash from session`.execute(
    context.db.query,
  )
  assert.equal(rows.length, 1)
  assert.notEqual(rows[0]?.token_hash.toString('base64url'), token)
  assert.ok(!Buffer.from(rows[0]?.token_hash ?? []).includes(token))
})

test('over https the cookie is for TLS only', async (t) => {
  const publicUrl = 'https://hoithi.example.vn'
  const { app, context } = await startApplication(t, { config: { publicUrl } })
  const person = await aPerson(context)
  const reply = await trySignIn(app, person.username, person.password)
  assert.equal(reply.cookies[0]?.secure, true)
})

test('a malformed, unknown or expired cookie is the public', async (t) => {
  const { app, context, clock } = await startApplication(t)
  const person = await aPerson(context)
  for (const value of ['x', 'A'.repeat(43), `${'A'.repeat(42)}%`, "'; drop table session"])
    assert.equal((await me(app, `hoithi_session=${value}`)).statusCode, 401)
  const cookie = await signIn(app, person.username, person.password)
  clock.advance(14 * 86_400_000 - 1)
  assert.equal((await me(app, cookie)).statusCode, 200)
  clock.advance(1)
  assert.equal((await me(app, cookie)).statusCode, 401)
  // read from the database, not from memory
  const other = await aSession(context, person.id)
  clock.advance(14 * 86_400_000)
  assert.equal((await me(app, other)).statusCode, 401)
})

test('a wrong password and an unknown username are told in the same words', async (t) => {
  const { app, context } = await startApplication(t)
  const person = await aPerson(context)
  const wrong = await trySignIn(app, person.username, 'khong-phai')
  const unknown = await trySignIn(app, 'khong-co-ai', 'khong-phai')
  assert.equal(wrong.statusCode, 401)
  assert.equal(wrong.json<{ code: string }>().code, 'bad_credentials')
  assert.deepEqual(unknown.json(), wrong.json())
  assert.equal(wrong.cookies.length, 0)
})

test('after ten failures the account is refused until its window ends, and no other is', async (t) => {
  const { app, context, clock } = await startApplication(t)
  const person = await aPerson(context)
  const neighbour = await aPerson(context)
  for (let index = 0; index < 10; index += 1)
    assert.equal((await trySignIn(app, person.username, 'sai')).statusCode, 401)
  const refused = await trySignIn(app, person.username, person.password)
  assert.equal(refused.statusCode, 429)
  assert.equal(refused.json<{ code: string }>().code, 'too_many_failures')
  assert.equal(refused.headers['retry-after'], '900')
  assert.equal((await trySignIn(app, person.username, person.password, '10.9.9.9')).statusCode, 429)
  assert.equal((await trySignIn(app, neighbour.username, neighbour.password)).statusCode, 201)
  clock.advance(15 * 60_000 - 1)
  assert.equal((await trySignIn(app, person.username, person.password)).statusCode, 429)
  clock.advance(1)
  assert.equal((await trySignIn(app, person.username, person.password)).statusCode, 201)
})

test('tries made side by side do not slip past the limit together', async (t) => {
  const { app, context } = await startApplication(t)
  const person = await aPerson(context)
  const replies = await Promise.all(
    Array.from({ length: 30 }, () => trySignIn(app, person.username, 'sai')),
  )
  assert.equal(replies.filter(({ statusCode }) => statusCode === 401).length, 10)
  assert.equal(replies.filter(({ statusCode }) => statusCode === 429).length, 20)
})

test('a success clears the failures of the account', async (t) => {
  const { app, context } = await startApplication(t)
  const person = await aPerson(context)
  for (let round = 0; round < 2; round += 1) {
    for (let index = 0; index < 9; index += 1) await trySignIn(app, person.username, 'sai')
    assert.equal((await trySignIn(app, person.username, person.password)).statusCode, 201)
  }
})

test('an office behind one address is not locked out by its own slips of the finger', async (t) => {
  const { app, context, clock } = await startApplication(t)
  const windowEndsAt = new Date(clock.now().getTime() + 600_000)
  const failuresOf = async (): Promise<number | undefined> =>
    (
      await sql<{ failures: number }>`
        select failures from sign_in_failure where subject = 'address:10.0.0.1'`.execute(
        context.db.query,
      )
    ).rows[0]?.failures
  await sql`insert into sign_in_failure values ('address:10.0.0.1', 290, ${windowEndsAt})`.execute(
    context.db.query,
  )
  // seven people who mistype twice and then get in: 14 failures, all redeemed
  for (let index = 0; index < 7; index += 1) {
    const person = await aPerson(context)
    for (const password of ['sai', 'sai nữa', person.password])
      await trySignIn(app, person.username, password)
  }
  assert.equal(await failuresOf(), 290)
  for (let index = 0; index < 10; index += 1) await trySignIn(app, `nobody-${index}`, 'sai')
  const person = await aPerson(context)
  const refused = await trySignIn(app, person.username, person.password)
  assert.equal(refused.statusCode, 429)
  assert.equal(refused.headers['retry-after'], '600')
  assert.equal((await trySignIn(app, person.username, person.password, '10.0.0.2')).statusCode, 201)
  clock.advance(600_000)
  assert.equal((await trySignIn(app, person.username, person.password)).statusCode, 201)
})

test('setting a password ends every other session and renews this one', async (t) => {
  const { app, context } = await startApplication(t)
  const person = await aPerson(context, { mustSetPassword: true })
  const phone = await signIn(app, person.username, person.password)
  const desk = await signIn(app, person.username, person.password)
  const password = 'đồng lúa chín vàng'
  const change = (current: string, next: string, cookie = desk) =>
    app.inject({
      method: 'PUT',
      url: '/api/v1/me/password',
      headers: { cookie },
      payload: { current, password: next },
    })
  const codeOf = async (current: string, next: string): Promise<[number, string]> => {
    const reply = await change(current, next)
    return [reply.statusCode, reply.json<{ code: string }>().code]
  }
  assert.equal((await me(app, desk)).json<{ mustSetPassword: boolean }>().mustSetPassword, true)
  assert.deepEqual(await codeOf('sai', password), [403, 'wrong_current_password'])
  assert.deepEqual(await codeOf(person.password, 'ngắn'), [422, 'password_too_short'])
  assert.deepEqual(await codeOf(person.password, 'MatKhau123456'), [422, 'password_too_common'])
  assert.deepEqual(await codeOf(person.password, `${person.name}!`), [422, 'password_like_name'])
  assert.deepEqual(await codeOf(person.password, person.password), [422, 'password_unchanged'])

  const done = await change(person.password, password)
  assert.equal(done.statusCode, 204)
  const renewed = `hoithi_session=${done.cookies[0]?.value}`
  assert.equal((await me(app, phone)).statusCode, 401)
  assert.equal((await me(app, desk)).statusCode, 401)
  assert.equal((await me(app, renewed)).json<{ mustSetPassword: boolean }>().mustSetPassword, false)
  assert.equal((await trySignIn(app, person.username, person.password)).statusCode, 401)
  // typed on a machine that decomposes its letters
  const typed = await trySignIn(app, person.username, password.normalize('NFD'))
  assert.equal(typed.statusCode, 201)
  assert.equal((await change('x', password, 'hoithi_session=x')).statusCode, 401)
  const { rows } = await sql<{ password_hash: string }>`select password_hash from person`.execute(
    context.db.query,
  )
  assert.match(rows[0]?.password_hash ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u)
})

test('signing out everywhere ends every session of oneself and no other’s', async (t) => {
  const { app, context } = await startApplication(t)
  const person = await aPerson(context)
  const neighbour = await aPerson(context)
  const first = await signIn(app, person.username, person.password)
  const second = await aSession(context, person.id)
  const other = await aSession(context, neighbour.id)
  assert.equal((await me(app, first)).statusCode, 200)
  assert.equal((await me(app, other)).statusCode, 200)
  const reply = await app.inject({
    method: 'DELETE',
    url: '/api/v1/sessions?everywhere=true',
    headers: { cookie: second },
  })
  assert.equal(reply.statusCode, 204)
  for (const cookie of [first, second]) assert.equal((await me(app, cookie)).statusCode, 401)
  assert.equal((await me(app, other)).statusCode, 200)
})

test('signing in again on the same browser ends the session it carried', async (t) => {
  const { app, context } = await startApplication(t)
  const person = await aPerson(context)
  const first = await signIn(app, person.username, person.password)
  const reply = await app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    headers: { cookie: first },
    payload: { username: person.username, password: person.password },
  })
  assert.equal(reply.statusCode, 201)
  assert.equal((await me(app, first)).statusCode, 401)
})

test('a slip’s password may be typed with capitals and blanks', async (t) => {
  const { app, context } = await startApplication(t)
  const person = await aPerson(context, { password: 'abcde23456' })
  assert.equal((await trySignIn(app, person.username, ' ABCDE 23456')).statusCode, 201)
})
