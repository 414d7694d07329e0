import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { ListPreview, RosterOverview, RosterPage, Slips } from '#src/modules/roster/schema.ts'
import { aContest } from '#test/factories/contest.ts'
import { acts, aSubUnit, deskOf, openDesk } from '#test/factories/desk.ts'
import { aContestant, aPerson, aSession, signIn } from '#test/factories/people.ts'

test('the list is found without tone marks, filtered, and read page by page', async (t) => {
  const { context, contest, ask } = await openDesk(t)
  const school = await aSubUnit(context, contest, 'Trường Mầm non Hoa Sen')
  const names = ['Đặng Thị Đào', 'Nguyễn Văn An', 'Thạch Thị Bích', 'Lý Hoa', 'Kim Sang']
  for (const [index, name] of names.entries())
    await aContestant(context, contest, { name, mustSetPassword: index < 2 })
  await aContestant(context, contest, { name: 'Đặng Văn Khác', unitCode: 'so-2' })
  await sql`update contestant set sub_unit_id = ${school}, sub_unit = 'Trường Mầm non Hoa Sen',
    nominated = false where person_id = (select id from person where name = 'Lý Hoa')`.execute(
    context.db.query,
  )
  const find = async (query: string) =>
    (await ask('GET', `/contestants?${query}`)).read<RosterPage>().rows.map(({ name }) => name)
  assert.deepEqual(await find('search=dang'), ['Đặng Thị Đào'])
  assert.deepEqual(await find('password=slip'), ['Đặng Thị Đào', 'Nguyễn Văn An'])
  assert.deepEqual(await find('nominated=no'), ['Lý Hoa'])
  assert.deepEqual(await find('tookPart=yes'), [])
  const { subUnits, figures } = (await ask('GET', '/roster')).read<RosterOverview>()
  assert.deepEqual(await find(`subUnit=${subUnits[0]?.code}`), ['Lý Hoa'])
  assert.equal((await ask('GET', '/contestants?subUnit=so-2')).status, 404)
  assert.equal((await ask('GET', '/contestants?after=x')).status, 400)
  assert.deepEqual(figures, {
    people: 5,
    disqualified: 0,
    nominated: 4,
    nominatedTookPart: 0,
    selfRegistered: 1,
    selfRegisteredTookPart: 0,
    withSlip: 2,
  })
  const seen: string[] = []
  let after = ''
  for (let pages = 0; pages < 3; pages += 1) {
    const page = (await ask('GET', `/contestants?limit=2${after}`)).read<RosterPage>()
    assert.equal(page.total, 5)
    seen.push(...page.rows.map(({ name }) => name))
    after = `&after=${page.next}`
  }
  assert.deepEqual(seen, ['Đặng Thị Đào', 'Kim Sang', 'Lý Hoa', 'Nguyễn Văn An', 'Thạch Thị Bích'])
})

test('a contestant is corrected, and every wrong field is told', async (t) => {
  const { context, contest, ask } = await openDesk(t)
  const { id } = await aContestant(context, contest, { name: 'Nguyễn Văn A', position: 'Cũ' })
  const wrong = await ask('PATCH', `/contestants/${id}`, {
    name: '123',
    phone: 'x',
    email: null,
    position: null,
    subUnit: null,
  })
  assert.equal(wrong.status, 422)
  assert.deepEqual(
    wrong
      .read<{ fields: ListPreview['problems'] }>()
      .fields.map(({ field, found, code }) => [field, found, code]),
    [
      ['name', '123', 'roster_name'],
      ['phone', 'x', 'roster_phone'],
    ],
  )
  const right = await ask('PATCH', `/contestants/${id}`, {
    name: ' Nguyễn  Văn An',
    phone: '912345678',
    email: 'AN@soctrang.gov.vn',
    position: null,
    subUnit: 'Văn phòng',
  })
  assert.equal(right.status, 204, right.body)
  const [row] = (await ask('GET', '/contestants')).read<RosterPage>().rows
  assert.deepEqual(
    [row?.name, row?.phone, row?.email, row?.position, row?.subUnit?.name],
    ['Nguyễn Văn An', '0912345678', 'an@soctrang.gov.vn', null, 'Văn phòng'],
  )
  assert.notEqual(row?.subUnit?.code, null)
  assert.deepEqual((await acts(context))[0], {
    kind: 'contestant.change',
    subject: 'Nguyễn Văn A',
    changes: [
      { field: 'name', from: 'Nguyễn Văn A', to: 'Nguyễn Văn An' },
      { field: 'phone', from: null, to: '0912345678' },
      { field: 'email', from: null, to: 'an@soctrang.gov.vn' },
      { field: 'position', from: 'Cũ', to: null },
      { field: 'subUnit', from: null, to: 'Văn phòng' },
    ],
  })
  const namesake = await aContestant(context, contest, { name: 'Lý Hoa' })
  const taken = await ask('PATCH', `/contestants/${namesake.id}`, {
    name: 'Lý Hoa',
    phone: '0912345678',
    email: null,
    position: null,
    subUnit: null,
  })
  assert.deepEqual(
    [taken.status, taken.read<{ code: string }>().code],
    [409, 'contact_of_colleague'],
  )
})

test('who has not begun can be removed, who has stays', async (t) => {
  const application = await openDesk(t)
  const { app, context, contest, ask } = application
  const idle = await aContestant(context, contest)
  const busy = await aContestant(context, contest)
  const cookie = await aSession(context, busy.id)
  const url = `/api/v1/contests/${contest.slug}/parts/kien-thuc/attempts`
  assert.equal((await app.inject({ method: 'POST', url, headers: { cookie } })).statusCode, 201)
  assert.equal((await ask('DELETE', `/contestants/${idle.id}`)).status, 204)
  assert.equal((await ask('DELETE', `/contestants/${idle.id}`)).status, 404)
  assert.equal((await ask('DELETE', `/contestants/${busy.id}`)).status, 409)
  const { rows } = (await ask('GET', '/contestants')).read<RosterPage>()
  assert.deepEqual(
    rows.map(({ id, hasBegun }) => [id, hasBegun]),
    [[String(busy.id), true]],
  )
})

test('slips give new one-time passwords to those without one of their own, this once', async (t) => {
  const { app, context, contest, ask } = await openDesk(t)
  const settled = await aContestant(context, contest, { name: 'Đã Có Mật Khẩu' })
  const fresh = await aContestant(context, contest, {
    name: 'Chưa Đăng Nhập',
    mustSetPassword: true,
  })
  const before = await aSession(context, fresh.id)
  const reply = await ask('POST', '/slips', { whom: 'all' })
  assert.equal(reply.status, 201, reply.body)
  const { slips, signIn: address } = reply.read<Slips>()
  assert.deepEqual(
    slips.map(({ name, username }) => [name, username]),
    [[fresh.name, fresh.username]],
  )
  assert.match(address, /^http:\/\/.+\/sign-in$/u)
  const me = (cookie: string) => app.inject({ url: '/api/v1/me', headers: { cookie } })
  assert.equal((await me(before)).statusCode, 401)
  await assert.rejects(signIn(app, fresh.username, fresh.password))
  await signIn(app, fresh.username, slips[0]?.password ?? '')
  await signIn(app, settled.username, settled.password)
  const told = await acts(context)
  assert.deepEqual(told, [
    { kind: 'slip.issue', subject: 'Sở số 1', changes: [{ field: 'slips', from: null, to: 1 }] },
  ])
  assert.doesNotMatch(JSON.stringify(told), new RegExp(slips[0]?.password ?? '-', 'u'))
})

test('slips go to a sub-unit, or to those who came last', async (t) => {
  const { clock, ask } = await openDesk(t)
  await ask('POST', '/roster/imports', { rows: [{ name: 'Lý Hoa', 'sub-unit': 'Văn phòng' }] })
  clock.advance(60_000)
  await ask('POST', '/roster/imports', { rows: [{ name: 'Kim Sang', 'sub-unit': 'Thanh tra Sở' }] })
  const { subUnits, latest } = (await ask('GET', '/roster')).read<RosterOverview>()
  assert.equal(latest?.withSlip, 1)
  assert.deepEqual(
    subUnits.map(({ name, people, withSlip }) => [name, people, withSlip]),
    [
      ['Văn phòng', 1, 1],
      ['Thanh tra Sở', 1, 1],
    ],
  )
  const namesOf = async (request: object) =>
    (await ask('POST', '/slips', request)).read<Slips>().slips.map(({ name }) => name)
  assert.deepEqual(await namesOf({ whom: 'latest' }), ['Kim Sang'])
  assert.deepEqual(await namesOf({ whom: 'subUnit', subUnit: subUnits[0]?.code }), ['Lý Hoa'])
  assert.deepEqual(await namesOf({ whom: 'all' }), ['Kim Sang', 'Lý Hoa'])
})

test('a forgotten password is replaced, but not that of somebody with duties', async (t) => {
  const { app, context, contest, ask } = await openDesk(t)
  const person = await aContestant(context, contest)
  const reply = await ask('POST', `/contestants/${person.id}/password`)
  assert.equal(reply.status, 201, reply.body)
  const [slip] = reply.read<Slips>().slips
  await assert.rejects(signIn(app, person.username, person.password))
  await signIn(app, person.username, slip?.password ?? '')
  const elsewhere = await aContest(context)
  const grants = [{ role: 'organiser' as const, contest: elsewhere }]
  const mighty = await aContestant(context, contest, { grants })
  assert.equal((await ask('POST', `/contestants/${mighty.id}/password`)).status, 409)
  await signIn(app, mighty.username, mighty.password)
})

test('a coordinator of a sub-unit has that part of the tree and nothing else', async (t) => {
  const application = await openDesk(t)
  const { context, contest, ask } = application
  const office = await aSubUnit(context, contest, 'Văn phòng')
  await ask('POST', '/roster/imports', {
    rows: [
      { name: 'Lý Hoa', 'sub-unit': 'Văn phòng', phone: '0912345671' },
      { name: 'Kim Sang', 'sub-unit': 'Thanh tra Sở', phone: '0912345672' },
    ],
  })
  const below = await aPerson(context)
  await sql`insert into role_grant (person_id, role, contest_id, unit_id, granted_at)
    values (${below.id}, 'unit_coordinator', ${contest.id}, ${office}, now())`.execute(
    context.db.query,
  )
  const cookie = await aSession(context, below.id)
  const { rows } = await sql<{ code: string }>`select code from unit where id = ${office}`.execute(
    context.db.query,
  )
  const own = deskOf(application, contest, cookie, rows[0]?.code)
  const names = (await own('GET', '/contestants')).read<RosterPage>().rows.map(({ name }) => name)
  assert.deepEqual(names, ['Lý Hoa'])
  const above = deskOf(application, contest, cookie)
  assert.equal((await above('GET', '/roster')).status, 404)
  const list = { rows: [{ name: 'Thạch Đa' }, { name: 'Sơn Ngọc', phone: '0912345672' }] }
  assert.deepEqual(
    (await own('POST', '/roster/previews', list))
      .read<ListPreview>()
      .problems.map(({ code }) => code),
    ['roster_not_here'],
  )
  const [first] = list.rows
  assert.equal((await own('POST', '/roster/imports', { rows: [first] })).status, 201)
  const page = (await own('GET', '/contestants?search=thach')).read<RosterPage>()
  assert.equal(page.rows[0]?.subUnit?.name, 'Văn phòng')
})

test('a secretary reads and corrects, and keeps no roster', async (t) => {
  const application = await openDesk(t)
  const { context, contest } = application
  const { id } = await aContestant(context, contest)
  const grants = [{ role: 'secretary' as const, contest }]
  const cookie = await aSession(context, (await aPerson(context, { grants })).id)
  const ask = deskOf(application, contest, cookie)
  assert.equal((await ask('GET', '/roster')).read<RosterOverview>().access, 'correct')
  const change = { name: 'Tên Đúng', phone: null, email: null, position: null, subUnit: null }
  assert.equal((await ask('PATCH', `/contestants/${id}`, change)).status, 204)
  const rows = [{ name: 'Lý Hoa' }]
  for (const [method, path, payload] of [
    ['POST', '/roster/previews', { rows }],
    ['POST', '/roster/imports', { rows }],
    ['POST', '/slips', { whom: 'all' }],
    ['POST', `/contestants/${id}/password`, undefined],
    ['DELETE', `/contestants/${id}`, undefined],
  ] as const)
    assert.equal((await ask(method, path, payload)).status, 403, path)
})

test('the list is downloaded as it is filtered, safe against formulas', async (t) => {
  const { app, context, contest, cookie } = await openDesk(t)
  await aContestant(context, contest, { name: '=Nguyễn Văn An' })
  await aContestant(context, contest, { name: 'Lý Hoa' })
  await aContestant(context, contest, { name: 'Trần Khác', unitCode: 'so-2' })
  const url = `/api/v1/contests/${contest.slug}/units/so-1/contestants/download`
  const reply = await app.inject({ url: `${url}?format=csv`, headers: { cookie } })
  assert.equal(reply.statusCode, 200)
  assert.match(reply.body, /"?'=Nguyễn Văn An/u)
  assert.match(reply.body, /Lý Hoa/u)
  assert.doesNotMatch(reply.body, /Trần Khác|Sở số 2/u)
  const workbook = await app.inject({ url: `${url}?search=hoa`, headers: { cookie } })
  assert.equal(workbook.rawPayload.subarray(0, 2).toString(), 'PK')
})
