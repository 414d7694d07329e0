import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addPerson } from '#src/modules/person/add-person.ts'
import { grantRole } from '#src/modules/person/grant-role.ts'
import { listPeople } from '#src/modules/person/list-people.ts'
import { resetPassword } from '#src/modules/person/reset-password.ts'
import { revokeRole } from '#src/modules/person/revoke-role.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContest } from '#test/factories/contest.ts'
import { aContestant, aPerson, aSession, signIn } from '#test/factories/people.ts'

const refusalOf = (result: { ok: boolean; refusal?: { code: string } }): string =>
  result.ok ? 'done' : (result.refusal?.code ?? '')

const me = (app: HttpApp, cookie: string) =>
  app.inject({ method: 'GET', url: '/api/v1/me', headers: { cookie } })

test('a person is added with a one-time password, and their name in NFC', async (t) => {
  const { app, context } = await startApplication(t)
  const added = await addPerson(context, {
    name: ' Trần  Thị Hồng '.normalize('NFD'),
    username: 'TranThiHong',
  })
  assert.ok(added.ok)
  assert.equal(added.value.name, 'Trần Thị Hồng')
  assert.match(added.value.password, /^[2-9a-km-np-z]{10}$/u)
  const cookie = await signIn(app, 'tranthihong', added.value.password)
  const own = (await me(app, cookie)).json<{ mustSetPassword: boolean; name: string }>()
  assert.equal(own.mustSetPassword, true)
  assert.equal(own.name, 'Trần Thị Hồng')
})

test('a chosen password is held to the rules and needs no other', async (t) => {
  const { app, context } = await startApplication(t)
  const person = { name: 'Trần Thị Hồng', username: 'tranthihong' }
  const weak = await addPerson(context, { ...person, chosenPassword: 'matkhau123' })
  assert.equal(refusalOf(weak), 'password_too_common')
  const chosenPassword = 'ruộng muối trắng'
  assert.ok((await addPerson(context, { ...person, chosenPassword })).ok)
  const cookie = await signIn(app, person.username, chosenPassword)
  const own = (await me(app, cookie)).json<{ mustSetPassword: boolean }>()
  assert.equal(own.mustSetPassword, false)
})

test('a username is taken once, and is plain', async (t) => {
  const { context } = await startApplication(t)
  const add = (username: string, name = 'Ai đó') => addPerson(context, { username, name })
  const both = await Promise.all([add('nguyenvana'), add('nguyenvana')])
  assert.deepEqual(both.map(refusalOf).toSorted(), ['done', 'username_taken'])
  for (const username of ['ab', 'nguyễn', 'a b c', '.abc', 'x'.repeat(81)])
    assert.equal(refusalOf(await add(username)), 'bad_username', username)
  assert.equal(refusalOf(await add('abc', ' ')), 'bad_name')
  assert.equal(refusalOf(await add('abc', 'x'.repeat(201))), 'bad_name')
})

test('a role is granted within its scope, seen at once, and revoked', async (t) => {
  const { app, context } = await startApplication(t)
  const contest = await aContest(context)
  const { id, username } = await aPerson(context)
  const cookie = await aSession(context, id)
  const rolesNow = async (): Promise<unknown> =>
    (await me(app, cookie)).json<{ roles: unknown }>().roles
  assert.deepEqual(await rolesNow(), [])
  const role = { username, role: 'unit_coordinator', contest: contest.slug, unit: 'so-1' } as const
  const granted = await grantRole(context, role)
  assert.deepEqual(granted, { ok: true, value: { changed: true, personId: id } })
  const again = await grantRole(context, role)
  assert.deepEqual(again, { ok: true, value: { changed: false, personId: id } })
  assert.deepEqual(await rolesNow(), [
    { role: 'unit_coordinator', contest: contest.slug, unit: 'so-1' },
  ])
  const operator = { username, role: 'operator', contest: null, unit: null } as const
  assert.ok((await grantRole(context, operator)).ok)
  assert.ok((await revokeRole(context, role)).ok)
  assert.deepEqual(await rolesNow(), [{ role: 'operator', contest: null, unit: null }])
  assert.equal(refusalOf(await revokeRole(context, role)), 'role_not_held')
})

test('a role without its scope, or with a scope that is not there, is refused', async (t) => {
  const { context } = await startApplication(t)
  const { slug: contest } = await aContest(context)
  const { username } = await aPerson(context)
  const attempts = [
    [{ role: 'organiser', contest: null, unit: null }, 'bad_scope'],
    [{ role: 'operator', contest, unit: null }, 'bad_scope'],
    [{ role: 'unit_coordinator', contest, unit: null }, 'bad_scope'],
    [{ role: 'organiser', contest, unit: 'so-1' }, 'bad_scope'],
    [{ role: 'organiser', contest: 'khong-co', unit: null }, 'contest_unknown'],
    [{ role: 'unit_coordinator', contest, unit: 'khong-co' }, 'unit_not_in_contest'],
  ] as const
  for (const [scope, code] of attempts)
    assert.equal(refusalOf(await grantRole(context, { username, ...scope })), code)
  const nobody = { username: 'khong-co', role: 'organiser', contest, unit: null } as const
  assert.equal(refusalOf(await grantRole(context, nobody)), 'person_unknown')
  assert.equal(refusalOf(await revokeRole(context, nobody)), 'person_unknown')
})

test('who is on the roster cannot come to run the contest, but can coordinate a unit', async (t) => {
  const { context } = await startApplication(t)
  const contest = await aContest(context)
  const other = await aContest(context)
  const { username } = await aContestant(context, contest)
  for (const role of ['organiser', 'secretary', 'question_writer'] as const) {
    const request = { username, role, contest: contest.slug, unit: null }
    assert.equal(refusalOf(await grantRole(context, request)), 'person_is_contestant')
    assert.ok((await grantRole(context, { ...request, contest: other.slug })).ok)
  }
  const coordinator = { username, role: 'unit_coordinator', contest: contest.slug } as const
  assert.ok((await grantRole(context, { ...coordinator, unit: 'so-1' })).ok)
})

test('a reset gives a new one-time password, ends sessions and unlocks the account', async (t) => {
  const { app, context } = await startApplication(t)
  const person = await aPerson(context)
  const cookie = await signIn(app, person.username, person.password)
  for (let index = 0; index < 11; index += 1)
    await app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      payload: { username: person.username, password: 'sai' },
    })
  await assert.rejects(signIn(app, person.username, person.password), /too_many_failures/u)
  const reset = await resetPassword(context, person.username)
  assert.ok(reset.ok)
  assert.equal((await me(app, cookie)).statusCode, 401)
  await assert.rejects(signIn(app, person.username, person.password), /bad_credentials/u)
  const renewed = await signIn(app, person.username, reset.value.password)
  const own = (await me(app, renewed)).json<{ mustSetPassword: boolean }>()
  assert.equal(own.mustSetPassword, true)
  assert.equal(refusalOf(await resetPassword(context, 'khong-co')), 'person_unknown')
})

test('people are listed by role, or found without tone marks', async (t) => {
  const { context } = await startApplication(t)
  const contest = await aContest(context)
  await aPerson(context, { username: 'dao', name: 'Đặng Thị Đào' })
  await aPerson(context, { username: 'mai', grants: [{ role: 'organiser', contest }] })
  const usernames = async (search: string | null): Promise<string[]> =>
    (await listPeople(context, search)).map(({ username }) => username)
  assert.deepEqual(await usernames(null), ['mai'])
  assert.deepEqual(await usernames('ĐÀO'), ['dao'])
  assert.deepEqual(await usernames('dang thi'), ['dao'])
  assert.deepEqual(await usernames('%'), [])
})

test('a role revoked through another process is gone here too', async (t) => {
  const { app, context } = await startApplication(t)
  const contest = await aContest(context)
  const person = await aPerson(context, { grants: [{ role: 'organiser', contest }] })
  const cookie = await aSession(context, person.id)
  const roles = async (): Promise<number> =>
    (await me(app, cookie)).json<{ roles: unknown[] }>().roles.length
  assert.equal(await roles(), 1)
  const heard = new Promise<void>((resolve) => context.notices.on('person', () => resolve()))
  // the same use case with a memory of its own, as in another process
  const done = () => Promise.resolve()
  const notices = { on: () => {}, caughtUp: done, close: done }
  const elsewhere = { ...context, notices }
  const request = { username: person.username, role: 'organiser', contest: contest.slug } as const
  assert.ok((await revokeRole(elsewhere, { ...request, unit: null })).ok)
  await heard
  assert.equal(await roles(), 0)
})
