import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { ListPreview, RosterPage, Slips } from '#src/modules/roster/schema.ts'
import { acts, aSubUnit, openDesk } from '#test/factories/desk.ts'
import { aContestant } from '#test/factories/people.ts'

test('a list pasted from Excel is previewed row by row, mended, and taken as a whole', async (t) => {
  const { context, contest, app, cookie, ask } = await openDesk(t)
  await aSubUnit(context, contest, 'Trường Tiểu học Phường 1')
  const pasted = [
    'STT\tHọ và tên\tPhòng ban\tSĐT\tEmail',
    '1\tNguyễn Văn An\ttrường tiểu học phường 1\t912345678\t',
    '2\tThạch Thị Bích\tTrường Mầm non Hoa Sen\t09123\tbich@soctrang',
    '3\tLý Hoa\t\t\thoa@soctrang.gov.vn',
  ].join('\n')
  const reading = await app.inject({
    method: 'POST',
    url: `/api/v1/contests/${contest.slug}/units/so-1/roster/readings`,
    headers: { cookie, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(pasted),
  })
  assert.equal(reading.statusCode, 200, reading.body)
  const { rows } = reading.json<{ rows: Record<string, string>[] }>()
  assert.deepEqual(rows[1], {
    name: 'Thạch Thị Bích',
    'sub-unit': 'Trường Mầm non Hoa Sen',
    phone: '09123',
    email: 'bich@soctrang',
  })

  const first = (await ask('POST', '/roster/previews', { rows })).read<ListPreview>()
  assert.deepEqual(
    first.problems.map(({ row, field, found, code }) => [row, field, found, code]),
    [
      [1, 'phone', '09123', 'roster_phone'],
      [1, 'email', 'bich@soctrang', 'roster_email'],
    ],
  )
  assert.match(first.problems[0]?.expected ?? '', /số điện thoại Việt Nam/u)
  assert.equal((await ask('POST', '/roster/imports', { rows })).status, 422)

  const mended = rows.map((row, index) =>
    index === 1 ? { ...row, phone: '0912345679', email: '' } : row,
  )
  const preview = (await ask('POST', '/roster/previews', { rows: mended })).read<ListPreview>()
  assert.deepEqual(preview.problems, [])
  assert.deepEqual([preview.created, preview.newSubUnits], [3, ['Trường Mầm non Hoa Sen']])
  assert.equal((await ask('GET', '/contestants')).read<RosterPage>().total, 0)

  const taken = await ask('POST', '/roster/imports', { rows: mended })
  assert.equal(taken.status, 201, taken.body)
  const page = (await ask('GET', '/contestants')).read<RosterPage>()
  assert.deepEqual(
    page.rows.map(({ name, subUnit, phone }) => [name, subUnit?.name ?? null, phone]),
    [
      ['Lý Hoa', null, null],
      ['Nguyễn Văn An', 'Trường Tiểu học Phường 1', '0912345678'],
      ['Thạch Thị Bích', 'Trường Mầm non Hoa Sen', '0912345679'],
    ],
  )
  const again = (await ask('POST', '/roster/previews', { rows: mended })).read<ListPreview>()
  assert.deepEqual([again.created, again.updated, again.unchanged], [0, 0, 3])
  assert.deepEqual(
    (await acts(context)).map((act) => (act as { kind: string }).kind),
    ['contestant.add', 'contestant.add', 'contestant.add'],
  )
})

test('a list without headings is known by the looks of its columns', async (t) => {
  const { contest, app, cookie } = await openDesk(t)
  const read = (text: string) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/contests/${contest.slug}/units/so-1/roster/readings`,
      headers: { cookie, 'content-type': 'application/octet-stream' },
      payload: Buffer.from(text),
    })
  const reply = await read('1\tNguyễn Văn An\t0912345678\n2\tLý Hoa\t0912345679')
  assert.deepEqual(reply.json(), {
    rows: [
      { name: 'Nguyễn Văn An', phone: '0912345678' },
      { name: 'Lý Hoa', phone: '0912345679' },
    ],
    ignored: [],
    guessed: true,
  })
  for (const text of ['1\t2', ''])
    assert.equal((await read(text)).statusCode, 422, JSON.stringify(text))
})

test('only people of the unit are entered, and nothing is told of those of another', async (t) => {
  const { context, contest, ask } = await openDesk(t)
  const other = await aContestant(context, contest, { name: 'Trần Bí Mật', unitCode: 'so-2' })
  await sql`update person set phone = '0987654321', email = 'bimat@soctrang.gov.vn'
    where id = ${other.id}`.execute(context.db.query)
  const rows = [
    { name: 'Nguyễn Văn An', phone: '0987654321' },
    { name: 'Lý Hoa', email: 'bimat@soctrang.gov.vn' },
    { name: 'Thạch Đa', username: other.username },
    { name: 'Sơn Ngọc', unit: 'Sở số 2' },
    { name: 'Kim Sang', unit: 'Sở số 1' },
    { name: 'Trần Bí Mật', phone: '0987654321' },
  ]
  const preview = await ask('POST', '/roster/previews', { rows })
  assert.deepEqual(
    preview.read<ListPreview>().problems.map(({ row, field, code }) => [row, field, code]),
    [
      [0, 'phone', 'roster_not_here'],
      [1, 'email', 'roster_not_here'],
      [2, 'username', 'roster_not_here'],
      [3, 'unit', 'roster_unit_other'],
      [5, 'phone', 'roster_repeated'],
      [5, 'phone', 'roster_not_here'],
    ].toSorted((one, two) => Number(one[0]) - Number(two[0])),
  )
  const own = await aContestant(context, contest, { name: 'Người Nhà' })
  const change = {
    name: 'Người Nhà',
    phone: '0987654321',
    email: null,
    position: null,
    subUnit: null,
  }
  const changed = await ask('PATCH', `/contestants/${own.id}`, change)
  assert.deepEqual(
    [changed.status, changed.read<{ code: string }>().code],
    [409, 'contact_not_here'],
  )
  assert.doesNotMatch(changed.body, /Bí Mật|Sở số 2/u)
  for (const [method, rest, payload] of [
    ['PATCH', '', change],
    ['DELETE', '', undefined],
    ['POST', '/password', undefined],
  ] as const)
    assert.equal((await ask(method, `/contestants/${other.id}${rest}`, payload)).status, 404)
  const slips = await ask('POST', '/slips', { whom: 'people', people: [String(other.id)] })
  assert.equal(slips.read<{ code: string }>().code, 'nobody_needs_slip')
})

test('five thousand rows are checked, taken and listed', async (t) => {
  const { ask } = await openDesk(t)
  const rows = Array.from({ length: 5000 }, (_, index) => ({
    name: `Nguyễn Văn ${'ABCDEFGHIJ'[index % 10]}`,
    phone: `09${12_000_000 + index}`,
    'sub-unit': `Trường số ${index % 100}`,
  }))
  assert.equal((await ask('POST', '/roster/previews', { rows })).read<ListPreview>().created, 5000)
  assert.equal((await ask('POST', '/roster/imports', { rows })).status, 201)
  const page = (await ask('GET', '/contestants?search=nguyen&limit=200')).read<RosterPage>()
  assert.deepEqual([page.total, page.rows.length], [5000, 200])
  assert.equal((await ask('POST', '/slips', { whom: 'all' })).read<Slips>().slips.length, 5000)
})
