import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { ensureSubUnits } from '#src/modules/contest/ensure-sub-units.ts'
import type {
  Candidates,
  GivenRole,
  Holder,
  RenewedPassword,
  Roles,
} from '#src/modules/role/schema.ts'
import type { Desk } from '#src/modules/setup/schema.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContest } from '#test/factories/contest.ts'
import {
  aContestant,
  aPerson,
  aSession,
  type GrantOption,
  signIn,
  type TestPerson,
} from '#test/factories/people.ts'

type Refused = { readonly code: string; readonly detail: string }

type Act = {
  actor_name: string
  kind: string
  subject: string
  unit_id: number | null
  changes: { field: string; from: unknown; to: unknown }[]
}

const open = async (t: TestContext) => {
  const application = await startApplication(t)
  const { app, context } = application
  const contest = await aContest(context)
  const base = `/api/v1/contests/${contest.slug}`
  const someone = async (grants: readonly GrantOption[], name = 'Võ Thị Thanh') => {
    const person = await aPerson(context, { name, grants })
    return { person, cookie: await aSession(context, person.id) }
  }
  const ask = async (
    { cookie }: { readonly cookie: string },
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    payload?: object,
  ) => {
    const headers = { cookie, 'accept-language': 'vi' }
    const sent = payload === undefined ? {} : { payload }
    return app.inject({ method, url: base + path, headers, ...sent })
  }
  const acts = async (): Promise<Act[]> => {
    const { rows } = await sql<Act>`
      select actor_name, kind, subject, unit_id, changes from act order by id`.execute(
      context.db.query,
    )
    return rows
  }
  const subUnits = await context.db.query.transaction().execute((transaction) =>
    ensureSubUnits(transaction, {
      contestId: contest.id,
      unitId: contest.units[0]?.id ?? 0,
      names: ['Phòng Một', 'Phòng Hai'],
      now: context.clock.now(),
    }),
  )
  const organiser = await someone([{ role: 'organiser', contest }])
  const coordinator = await someone(
    [{ role: 'unit_coordinator', contest, unitCode: 'so-1' }],
    'Lâm Đầu Mối',
  )
  const holderOf = async (person: TestPerson): Promise<Holder> => {
    const { holders } = (await ask(organiser, 'GET', '/roles')).json<Roles>()
    const held = holders.find(({ username }) => username === person.username)
    assert.ok(held, `${person.username} holds nothing`)
    return held
  }
  return { app, context, contest, someone, ask, acts, subUnits, organiser, coordinator, holderOf }
}

test('somebody new is given a role, and works with the one-time password that is told once', async (t) => {
  const { app, ask, acts, organiser } = await open(t)
  const person = { name: '  Trần  Thị Bình ', phone: '912 345 678', email: 'Binh@snv.gov.vn' }
  const given = await ask(organiser, 'POST', '/roles', { role: 'secretary', person })
  assert.equal(given.statusCode, 201, given.body)
  const { name, username, password, changed } = given.json<GivenRole>()
  assert.deepEqual([name, username, changed], ['Trần Thị Bình', 'tranthibinh', true])

  const cookie = await signIn(app, username, password ?? '')
  const desk = await app.inject({ url: '/api/v1/desk', headers: { cookie } })
  assert.deepEqual(desk.json<Desk>().contests[0]?.roles, ['secretary'])
  assert.deepEqual(
    (await acts()).map(({ actor_name, kind, subject, changes }) => [
      actor_name,
      kind,
      subject,
      changes.map(({ field, to }) => [field, to]),
    ]),
    [
      ['Võ Thị Thanh', 'person.add', 'Trần Thị Bình', [['username', 'tranthibinh']]],
      ['Võ Thị Thanh', 'role.grant', 'Trần Thị Bình', [['role', 'secretary']]],
    ],
  )
  const { holders } = (await ask(organiser, 'GET', '/roles')).json<Roles>()
  const held = holders.find((holder) => holder.username === 'tranthibinh')
  assert.equal(held?.phone, '0912345678')
  assert.equal(held?.email, 'binh@snv.gov.vn')
  assert.equal(held?.hasOwnPassword, false)
})

test('a role given and taken away is seen at once where its holder is signed in', async (t) => {
  const { app, ask, acts, organiser, someone, holderOf } = await open(t)
  const { person, cookie } = await someone([], 'Đặng Văn Tư')
  const roles = async () => {
    const desk = await app.inject({ url: '/api/v1/desk', headers: { cookie } })
    return desk.json<Desk>().contests.flatMap((one) => one.roles)
  }
  assert.deepEqual(await roles(), [])
  const request = { role: 'question_writer', username: person.username.toUpperCase() }
  const given = await ask(organiser, 'POST', '/roles', request)
  assert.equal(given.json<GivenRole>().password, null)
  assert.deepEqual(await roles(), ['question_writer'])
  const again = await ask(organiser, 'POST', '/roles', request)
  assert.equal(again.json<GivenRole>().changed, false)

  const { id } = await holderOf(person)
  assert.equal((await ask(organiser, 'DELETE', `/roles/${id}`)).statusCode, 204)
  assert.deepEqual(await roles(), [])
  const gone = await ask(organiser, 'DELETE', `/roles/${id}`)
  assert.equal(gone.json<Refused>().code, 'no_grant')
  assert.deepEqual(
    (await acts()).map(({ kind, changes }) => [kind, changes[0]?.from, changes[0]?.to]),
    [
      ['role.grant', null, 'question_writer'],
      ['role.revoke', 'question_writer', null],
    ],
  )
})

test('the last organiser stays, and of two who dismiss each other one does', async (t) => {
  const { ask, contest, organiser, someone, holderOf } = await open(t)
  const own = await holderOf(organiser.person)
  const alone = await ask(organiser, 'DELETE', `/roles/${own.id}`)
  assert.equal(alone.json<Refused>().code, 'last_organiser')
  assert.match(alone.json<Refused>().detail, /^Võ Thị Thanh là người cuối cùng/u)

  const second = await someone([{ role: 'organiser', contest }], 'Trần Thứ Hai')
  const other = await holderOf(second.person)
  const both = await Promise.all([
    ask(organiser, 'DELETE', `/roles/${other.id}`),
    ask(second, 'DELETE', `/roles/${own.id}`),
  ])
  const statuses = both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)
  assert.equal(statuses[0], 204)
  assert.notEqual(statuses[1], 204)
})

test('who is on the roster comes to no role that keeps from taking part', async (t) => {
  const { ask, acts, context, contest, organiser } = await open(t)
  const contestant = await aContestant(context, contest, { name: 'Sơn Thí Sinh' })
  for (const role of ['organiser', 'secretary', 'question_writer']) {
    const refused = await ask(organiser, 'POST', '/roles', { role, username: contestant.username })
    assert.equal(refused.json<Refused>().code, 'person_is_contestant')
  }
  assert.deepEqual(await acts(), [])
  const found = await ask(organiser, 'GET', '/roles/candidates?search=son%20thi')
  assert.deepEqual(found.json<Candidates>(), {
    rows: [
      { name: 'Sơn Thí Sinh', username: contestant.username, unit: 'Sở số 1', contestant: true },
    ],
    more: false,
  })
  const unit = { role: 'unit_coordinator', unit: 'so-1', username: contestant.username }
  assert.equal((await ask(organiser, 'POST', '/roles', unit)).statusCode, 201)
})

test('what does not fit is refused, and nobody is entered for it', async (t) => {
  const { ask, acts, context, organiser } = await open(t)
  const people = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from person`.execute(context.db.query))
      .rows[0]?.n
  const before = await people()
  const name = 'Trần Thị Bình'
  const cases: readonly [object, string][] = [
    [{ role: 'secretary' }, 'whom_to_give'],
    [{ role: 'secretary', username: organiser.person.username, person: { name } }, 'whom_to_give'],
    [{ role: 'secretary', username: 'khong-co' }, 'person_unknown'],
    [{ role: 'secretary', unit: 'so-1', person: { name } }, 'bad_scope'],
    [{ role: 'unit_coordinator', person: { name } }, 'bad_scope'],
    [{ role: 'unit_coordinator', unit: 'khong-co', person: { name } }, 'unit_not_in_contest'],
    [{ role: 'secretary', person: { name: ' ' } }, 'bad_name'],
    [{ role: 'secretary', person: { name, username: 'Trần Bình' } }, 'bad_username'],
    [{ role: 'secretary', person: { name, phone: '12' } }, 'bad_phone'],
    [{ role: 'secretary', person: { name, email: 'binh' } }, 'bad_email'],
    [
      { role: 'secretary', person: { name, username: organiser.person.username } },
      'username_taken',
    ],
  ]
  for (const [payload, code] of cases) {
    const refused = await ask(organiser, 'POST', '/roles', payload)
    assert.equal(refused.json<Refused>().code, code, JSON.stringify(payload))
  }
  assert.equal(await people(), before)
  assert.deepEqual(await acts(), [])
})

test('nobody comes to have two accounts', async (t) => {
  const { ask, organiser } = await open(t)
  const person = { name: 'Trần Thị Bình', phone: '0912345678', email: 'binh@snv.gov.vn' }
  const body = { role: 'secretary', person }
  assert.equal((await ask(organiser, 'POST', '/roles', body)).statusCode, 201)
  const again = await ask(organiser, 'POST', '/roles', body)
  assert.equal(again.json<Refused>().code, 'contact_known')
  const namesake = { role: 'secretary', person: { name: 'Trần Thị Bình' } }
  const other = await ask(organiser, 'POST', '/roles', namesake)
  assert.equal(other.json<GivenRole>().username, 'tranthibinh2')
  const proposed = await ask(
    organiser,
    'GET',
    '/roles/username?name=Tr%E1%BA%A7n%20Th%E1%BB%8B%20B%C3%ACnh',
  )
  assert.deepEqual(proposed.json(), { username: 'tranthibinh3' })
})

test('a coordinator names coordinators below the own unit, and nobody elsewhere', async (t) => {
  const { app, ask, acts, contest, subUnits, organiser, coordinator, holderOf } = await open(t)
  const at = (unit: string | null, rest: object) =>
    ask(coordinator, 'POST', '/roles', { role: 'unit_coordinator', unit, ...rest })
  const given = await at('so-1-phong-mot', { person: { name: 'Kim Thị Na' } })
  assert.equal(given.statusCode, 201, given.body)
  const { username, password } = given.json<GivenRole>()
  const cookie = await signIn(app, username, password ?? '')
  const desk = await app.inject({ url: '/api/v1/desk', headers: { cookie } })
  assert.deepEqual(desk.json<Desk>().contests[0]?.units, [
    { code: 'so-1-phong-mot', name: 'Phòng Một' },
  ])
  assert.equal((await acts()).at(-1)?.unit_id, subUnits.get('phong mot'))

  const person = { name: 'Ai Đó' }
  assert.equal((await at('so-1', { person })).statusCode, 403)
  assert.equal((await at('so-2', { person })).json<Refused>().code, 'unit_not_in_contest')
  const secretary = { role: 'secretary', person }
  assert.equal((await ask(coordinator, 'POST', '/roles', secretary)).statusCode, 403)
  const stranger = { username: organiser.person.username }
  assert.equal((await at('so-1-phong-hai', stranger)).json<Refused>().code, 'person_unknown')

  const path = '/units/so-1/coordinators'
  const listed = (await ask(coordinator, 'GET', path)).json<Roles>()
  assert.deepEqual(
    listed.holders.map(({ name, unit }) => [name, unit?.code]),
    [['Kim Thị Na', 'so-1-phong-mot']],
  )
  assert.deepEqual(
    listed.units.map(({ code, coordinators }) => `${code}: ${coordinators}`).toSorted(),
    ['so-1-phong-hai: 0', 'so-1-phong-mot: 1'],
  )
  const own = await holderOf(coordinator.person)
  assert.equal((await ask(coordinator, 'DELETE', `/roles/${own.id}`)).statusCode, 404)
  const [below] = listed.holders
  assert.equal((await ask(coordinator, 'DELETE', `/roles/${below?.id}`)).statusCode, 204)
  assert.equal(contest.units.length, 6)
})

test('a coordinator finds the own unit’s people alone', async (t) => {
  const { ask, context, contest, coordinator } = await open(t)
  await aContestant(context, contest, { name: 'Thạch Một', unitCode: 'so-1' })
  await aContestant(context, contest, { name: 'Thạch Hai', unitCode: 'so-2' })
  const found = await ask(coordinator, 'GET', '/roles/candidates?search=thach')
  assert.deepEqual(
    found.json<Candidates>().rows.map(({ name }) => name),
    ['Thạch Một'],
  )
})

test('a password is renewed only of one whose work is all the renewer’s to hand out', async (t) => {
  const { app, ask, acts, context, contest, organiser, coordinator, someone, holderOf } =
    await open(t)
  const held = await holderOf(coordinator.person)
  assert.ok(held.mayRenewPassword)
  const renewed = await ask(organiser, 'POST', `/roles/${held.id}/password`)
  assert.equal(renewed.statusCode, 201, renewed.body)
  const gone = await app.inject({ url: '/api/v1/desk', headers: { cookie: coordinator.cookie } })
  assert.equal(gone.statusCode, 401)
  const { username, password } = renewed.json<RenewedPassword>()
  await signIn(app, username, password)
  assert.deepEqual(
    (await acts()).map(({ kind, subject, changes }) => [kind, subject, changes]),
    [['password.reset', 'Lâm Đầu Mối', []]],
  )

  const other = await aContest(context)
  const grants: GrantOption[] = [
    { role: 'secretary', contest },
    { role: 'organiser', contest: other },
  ]
  const busy = await holderOf((await someone(grants, 'Bận Rộn')).person)
  assert.ok(!busy.mayRenewPassword)
  const refused = await ask(organiser, 'POST', `/roles/${busy.id}/password`)
  assert.equal(refused.json<Refused>().code, 'works_elsewhere')
})
