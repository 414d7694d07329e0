import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import type {
  Confirmed,
  RegistrationForm,
  RegistrationList,
  RegistrationState,
} from '#src/modules/registration/schema.ts'
import type { RosterOverview, RosterPage } from '#src/modules/roster/schema.ts'
import { acts, openDesk } from '#test/factories/desk.ts'
import { aContestant, aPerson, aSession, signIn } from '#test/factories/people.ts'

const fields = [
  { code: 'name', required: true, unique: false },
  { code: 'unit', required: true, unique: false },
  { code: 'sub-unit', required: false, unique: false },
  { code: 'phone', required: true, unique: true },
]
const password = 'sông nước miền tây'

const openRegistration = async (t: TestContext, open = true) => {
  const desk = await openDesk(t, { definition: { registration: { open, fields } } })
  const { app, contest } = desk
  const register = (said: object = {}, headers = {}) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/contests/${contest.slug}/registrations`,
      headers,
      payload: { unit: 'so-1', name: 'Nguyễn Văn An', phone: '0912345678', password, ...said },
    })
  const receiptOf = async (said: object = {}): Promise<string> => {
    const reply = await register(said)
    assert.equal(reply.statusCode, 201, reply.body)
    return reply.json<{ receipt: string }>().receipt
  }
  const stateOf = async (receipt: string) =>
    (await app.inject(`/api/v1/registrations/${receipt}`)).json<RegistrationState>()
  const waiting = async () =>
    (await desk.ask('GET', '/registrations')).read<RegistrationList>().rows
  const decide = async (verb: 'confirmation' | 'refusal', payload?: object) => {
    const [first] = await waiting()
    return desk.ask('POST', `/registrations/${first?.id}/${verb}`, payload)
  }
  return { ...desk, register, receiptOf, stateOf, waiting, decide }
}

test('somebody registers, is confirmed, and signs in with the password they chose', async (t) => {
  const { app, context, ask, receiptOf, stateOf, waiting, decide } = await openRegistration(t)
  const receipt = await receiptOf({ phone: '+84 912 345 678', 'sub-unit': 'Văn phòng' })
  assert.match(receipt, /^[2-9a-z]{5}-[2-9a-z]{5}$/u)
  assert.equal((await stateOf(receipt)).state, 'waiting')
  assert.equal((await stateOf(receipt.toUpperCase().replace('-', ' '))).state, 'waiting')
  const [row] = await waiting()
  assert.deepEqual(
    [row?.name, row?.phone, row?.subUnit, row?.citizenNumber],
    ['Nguyễn Văn An', '0912345678', 'Văn phòng', null],
  )
  const confirmed = await decide('confirmation')
  assert.equal(confirmed.status, 201, confirmed.body)
  assert.deepEqual(confirmed.read<Confirmed>(), {
    username: 'nguyenvanan',
    became: 'created',
    passwordSet: true,
  })
  const { state, username, passwordSet, unit } = await stateOf(receipt)
  assert.deepEqual(
    [state, username, passwordSet, unit],
    ['confirmed', 'nguyenvanan', true, 'Sở số 1'],
  )
  await signIn(app, 'nguyenvanan', password)
  const { rows } = (await ask('GET', '/contestants')).read<RosterPage>()
  assert.deepEqual(
    rows.map(({ name, nominated, hasOwnPassword }) => [name, nominated, hasOwnPassword]),
    [['Nguyễn Văn An', false, true]],
  )
  const { figures } = (await ask('GET', '/roster')).read<RosterOverview>()
  assert.deepEqual([figures.nominated, figures.selfRegistered], [0, 1])
  const { rows: kept } = await sql`
    select phone, password_hash as hash from registration`.execute(context.db.query)
  assert.deepEqual(kept, [{ phone: null, hash: null }])
  assert.deepEqual(await waiting(), [])
  assert.deepEqual(await acts(context), [
    {
      kind: 'registration.confirm',
      subject: 'Nguyễn Văn An',
      changes: [{ field: 'roster', from: null, to: 'created' }],
    },
  ])
})

test('a registration is declined with a reason, and deleted after its time', async (t) => {
  const { app, clock, receiptOf, stateOf, decide, ask } = await openRegistration(t)
  const receipt = await receiptOf()
  assert.equal((await decide('refusal', { reason: 'Không phải người của Sở.' })).status, 204)
  const { state, reason, username } = await stateOf(receipt)
  assert.deepEqual([state, reason, username], ['declined', 'Không phải người của Sở.', null])
  const declined = (await ask('GET', '/registrations?state=declined')).read<RegistrationList>()
  const [row] = declined.rows
  assert.equal((await ask('POST', `/registrations/${row?.id}/confirmation`)).status, 409)
  assert.equal((await ask('POST', '/registrations/999/confirmation')).status, 404)
  clock.advance(20 * 86_400_000)
  await receiptOf({ phone: '0912345679' })
  assert.equal((await stateOf(receipt)).state, 'declined')
  clock.advance(-20 * 86_400_000)
  assert.equal((await app.inject('/api/v1/registrations/abcde-fghij')).statusCode, 404)
})

test('every field that is wrong is told, and nothing of who is known', async (t) => {
  const { context, contest, register, receiptOf } = await openRegistration(t)
  const wrong = await register({ unit: 'so-la', name: '1', phone: '12', password: 'ngắn' })
  assert.equal(wrong.statusCode, 422)
  assert.deepEqual(
    wrong
      .json<{ fields: { field: string; code: string }[] }>()
      .fields.map(({ field, code }) => `${field} ${code}`),
    [
      'name roster_name',
      'phone roster_phone',
      'unit roster_unit_unknown',
      'password password_too_short',
    ],
  )
  const known = await aContestant(context, contest, { name: 'Nguyễn Văn An' })
  await sql`update person set phone = '0912345678' where id = ${known.id}`.execute(context.db.query)
  await receiptOf()
  await receiptOf()
  assert.equal(
    (await register({ email: 'x' })).statusCode,
    201,
    'what is not asked for is not read',
  )
  assert.equal((await register({ birth: '1/1/1990' })).statusCode, 400)
})

test('who is on the roster stays as they are, and keeps a password of their own', async (t) => {
  const { app, context, contest, ask, receiptOf, stateOf, decide } = await openRegistration(t)
  const own = await aContestant(context, contest, { name: 'Nguyễn Văn An' })
  const slip = await aContestant(context, contest, { name: 'Lý Hoa', mustSetPassword: true })
  await sql`update person set phone = '09123456' || (case id when ${own.id} then '78' else '79' end)
    where id in (${own.id}, ${slip.id})`.execute(context.db.query)
  const first = await receiptOf()
  assert.deepEqual((await decide('confirmation')).read<Confirmed>(), {
    username: own.username,
    became: 'enrolled',
    passwordSet: false,
  })
  assert.equal((await stateOf(first)).passwordSet, false)
  await signIn(app, own.username, own.password)
  await receiptOf({ name: 'Lý Hoa', phone: '0912345679' })
  assert.equal((await decide('confirmation')).read<Confirmed>().passwordSet, true)
  await signIn(app, slip.username, password)
  const { figures } = (await ask('GET', '/roster')).read<RosterOverview>()
  assert.deepEqual([figures.nominated, figures.selfRegistered], [2, 0])
})

test('nobody comes to the account of another by a registration', async (t) => {
  const { context, contest, app, receiptOf, decide } = await openRegistration(t)
  const own = await aContestant(context, contest, { name: 'Lý Hoa' })
  const other = await aContestant(context, contest, { name: 'Trần Bí Mật', unitCode: 'so-2' })
  await sql`update person set phone = '09123456' || (case id when ${own.id} then '78' else '79' end)
    where id in (${own.id}, ${other.id})`.execute(context.db.query)
  await receiptOf({ name: 'Kẻ Khác' })
  const refused = await decide('confirmation')
  assert.equal(refused.status, 422)
  assert.match(refused.body, /roster_name_differs/u)
  assert.equal((await decide('refusal', { reason: 'Trùng số điện thoại.' })).status, 204)
  await receiptOf({ name: 'Trần Bí Mật', phone: '0912345679' })
  const elsewhere = await decide('confirmation')
  assert.equal(elsewhere.status, 422)
  assert.match(elsewhere.body, /roster_not_here/u)
  assert.doesNotMatch(elsewhere.body, /Sở số 2/u)
  await signIn(app, other.username, other.password)
})

test('a registration is taken while the edition lets it, and no longer', async (t) => {
  const { app, contest, clock, register } = await openRegistration(t)
  const form = async () =>
    (await app.inject(`/api/v1/contests/${contest.slug}/registration`)).json<RegistrationForm>()
  assert.deepEqual(await form(), {
    state: 'open',
    closesAt: new Date(clock.now().getTime() + 30 * 86_400_000).toISOString(),
    fields: fields.slice(2),
    keptDays: 90,
  })
  clock.advance(31 * 86_400_000)
  const late = await register()
  assert.deepEqual(
    [late.statusCode, late.json<{ code: string }>().code],
    [409, 'registration_over'],
  )
  const closed = await openRegistration(t, false)
  const refused = await closed.register()
  assert.equal(refused.json<{ code: string }>().code, 'registration_never')
})

test('one address can neither flood a unit nor guess receipts', async (t) => {
  const { app, context, register } = await openRegistration(t)
  const address = 'address:127.0.0.1'
  const until = new Date(context.clock.now().getTime() + 60_000)
  await sql`insert into sign_in_failure (subject, failures, window_ends_at) values
    (${`registration:${address}`}, 59, ${until}), (${`receipt:${address}`}, 30, ${until})`.execute(
    context.db.query,
  )
  assert.equal((await register()).statusCode, 201)
  const refused = await register()
  assert.deepEqual([refused.statusCode, refused.headers['retry-after']], [429, '60'])
  assert.match(refused.body, /1 phút/u)
  assert.equal((await app.inject('/api/v1/registrations/abcde-fghij')).statusCode, 429)
})

test('secretaries read registrations, and a desk of a sub-unit has none', async (t) => {
  const { app, context, contest, receiptOf, waiting } = await openRegistration(t)
  await receiptOf()
  const [first] = await waiting()
  const grants = [{ role: 'secretary' as const, contest }]
  const cookie = await aSession(context, (await aPerson(context, { grants })).id)
  const url = `/api/v1/contests/${contest.slug}/units/so-1/registrations`
  const read = await app.inject({ url, headers: { cookie } })
  const { decides, rows } = read.json<RegistrationList>()
  assert.deepEqual([decides, rows.length], [false, 1])
  const confirm = { method: 'POST' as const, url: `${url}/${first?.id}/confirmation` }
  assert.equal((await app.inject({ ...confirm, headers: { cookie } })).statusCode, 403)
})
