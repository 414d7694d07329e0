import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import { grantRole } from '#src/modules/person/grant-role.ts'
import { importRoster, type RosterOutcome } from '#src/modules/roster/import-roster.ts'
import type { Context } from '#src/platform/context.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContest } from '#test/factories/contest.ts'
import { aPerson, signIn } from '#test/factories/people.ts'

const csv = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'))

const take = async (
  context: Context,
  contest: string,
  file: Uint8Array,
  dryRun = false,
): Promise<RosterOutcome> => {
  const imported = await importRoster(context, { contest, file, dryRun })
  assert.ok(imported.ok, JSON.stringify(imported))
  return imported.value
}

const taken = async (
  ...args: Parameters<typeof take>
): Promise<RosterOutcome & { taken: true }> => {
  const outcome = await take(...args)
  assert.ok(outcome.taken, JSON.stringify(outcome))
  return outcome
}

const problemCodes = async (...args: Parameters<typeof take>): Promise<unknown[]> => {
  const outcome = await take(...args)
  return outcome.taken ? [] : outcome.problems.map(({ row, code }) => [row, code])
}

const count = async (context: Context, table: 'person' | 'contestant'): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(
    context.db.query,
  )
  return rows[0]?.n ?? -1
}

const workbook = async (rows: SheetData): Promise<Buffer> =>
  Buffer.from(await writeWorkbook(rows).toBuffer())

test('a workbook creates contestants who sign in with their slips', async (t) => {
  const { app, context } = await startApplication(t)
  const { slug } = await aContest(context)
  const file = await workbook([
    [{ value: 'DANH SÁCH CỬ DỰ THI', columnSpan: 5 }, null, null, null, null],
    [null],
    ['STT', 'Họ và tên', 'Đơn vị', 'Phòng ban', 'Số điện thoại'],
    [
      1,
      'Nguyễn Văn A'.normalize('NFD'),
      'Sở số 1',
      'Văn phòng',
      { value: 912_345_678, type: Number },
    ],
    [2, ' Nguyễn  Văn A', 'so-2', null, '+84 912.345.679'],
    [3, 'Thạch Đa', 'HUYỆN SỐ 3', null, null],
  ])
  const outcome = await taken(context, slug, file)
  assert.deepEqual(
    outcome.created.map(({ username, name, unit, subUnit }) => [username, name, unit, subUnit]),
    [
      ['nguyenvana', 'Nguyễn Văn A', 'Sở số 1', 'Văn phòng'],
      ['nguyenvana2', 'Nguyễn Văn A', 'Sở số 2', null],
      ['thachda', 'Thạch Đa', 'Huyện số 3', null],
    ],
  )
  assert.deepEqual(outcome.ignored, ['STT'])
  const [first] = outcome.created
  assert.ok(first?.password)
  const cookie = await signIn(app, first.username, first.password)
  const me = await app.inject({ url: '/api/v1/me', headers: { cookie } })
  assert.deepEqual(me.json(), {
    username: 'nguyenvana',
    name: 'Nguyễn Văn A',
    mustSetPassword: true,
    roles: [],
    contests: [
      {
        contest: slug,
        name: `Hội thi ${slug}`,
        unit: 'Sở số 1',
        subUnit: 'Văn phòng',
        position: null,
      },
    ],
  })
  const { rows } = await sql`select username, phone from person order by id`.execute(
    context.db.query,
  )
  assert.deepEqual(rows, [
    { username: 'nguyenvana', phone: '0912345678' },
    { username: 'nguyenvana2', phone: '0912345679' },
    { username: 'thachda', phone: null },
  ])
})

test('the same file twice changes nothing and gives no password again', async (t) => {
  const { context } = await startApplication(t)
  const { slug } = await aContest(context)
  const file = csv(
    'Họ tên;Đơn vị;Phòng;SĐT;Email',
    'Nguyễn Văn A;so-1;;0912345678;',
    'Nguyễn Văn B;so-1;;;b@soctrang.gov.vn',
    'Nguyễn Văn C;so-1;Văn phòng;;',
    'Nguyễn Văn C;so-1;Thanh tra;;',
    'Nguyễn Văn D;so-2;;;',
  )
  const dry = await taken(context, slug, file, true)
  assert.equal(dry.created.length, 5)
  assert.ok(dry.created.every(({ password }) => password === null))
  assert.equal(await count(context, 'person'), 0)
  assert.equal((await taken(context, slug, file)).created.length, 5)
  const again = await taken(context, slug, file)
  assert.deepEqual(again, {
    taken: true,
    created: [],
    linked: [],
    updated: 0,
    unchanged: 5,
    ignored: [],
  })
  assert.equal(await count(context, 'person'), 5)
})

test('a corrected row corrects the person and makes no second account', async (t) => {
  const { app, context } = await startApplication(t)
  const { slug } = await aContest(context)
  const head = 'Họ tên,Đơn vị,Chức vụ,SĐT,Email'
  const [slip] = (await taken(context, slug, csv(head, 'Nguyễn Văn A,so-1,,0912345678,'))).created
  assert.ok(slip?.password)
  const cookie = await signIn(app, slip.username, slip.password)
  const me = async () =>
    (await app.inject({ url: '/api/v1/me', headers: { cookie } })).json<unknown>()
  await me()
  const corrected = csv(head, 'Nguyễn Văn Á,so-2,Chuyên viên,+84912345678,a@soctrang.gov.vn')
  assert.equal((await taken(context, slug, corrected)).updated, 1)
  assert.deepEqual(await me(), {
    username: 'nguyenvana',
    name: 'Nguyễn Văn Á',
    mustSetPassword: true,
    roles: [],
    contests: [
      {
        contest: slug,
        name: `Hội thi ${slug}`,
        unit: 'Sở số 2',
        subUnit: null,
        position: 'Chuyên viên',
      },
    ],
  })
  assert.equal((await taken(context, slug, corrected)).unchanged, 1)
  assert.equal(await count(context, 'person'), 1)
})

test('one wrong row and nothing is taken; every problem is told', async (t) => {
  const { context } = await startApplication(t)
  const { slug } = await aContest(context)
  const file = csv(
    'Họ tên,Đơn vị,SĐT',
    'Nguyễn Văn A,so-1,0912345678',
    'Nguyễn Văn B,Sở số 11,0912345679',
    'Nguyễn Văn C,so-1,912345678',
    'Nguyễn Văn D,so-1,không có',
  )
  const outcome = await take(context, slug, file)
  assert.ok(!outcome.taken)
  assert.deepEqual(outcome.problems, [
    {
      row: 3,
      column: 'Đơn vị',
      found: 'Sở số 11',
      code: 'roster_unit_near',
      values: { nearest: 'Sở số 1' },
    },
    {
      row: 4,
      column: 'SĐT',
      found: '0912345678',
      code: 'roster_repeated',
      values: { other: 2 },
    },
    { row: 5, column: 'SĐT', found: 'không có', code: 'roster_phone', values: {} },
  ])
  assert.equal(await count(context, 'person'), 0)
})

test('the contest’s registration says what is required', async (t) => {
  const { context } = await startApplication(t)
  const { slug } = await aContest(context, {
    definition: {
      registration: { fields: [{ code: 'phone', required: true, unique: true }] },
    },
  })
  const file = csv('Họ tên,Đơn vị,SĐT', 'Nguyễn Văn A,so-1,')
  assert.deepEqual(await problemCodes(context, slug, file), [[2, 'roster_required']])
})

test('what the contest asks for is kept, and the same file then changes nothing', async (t) => {
  const { context } = await startApplication(t)
  const fields = ['birth-date', 'citizen-number'].map((code) => {
    return { code, required: true, unique: false }
  })
  const { slug } = await aContest(context, { definition: { registration: { fields } } })
  const file = csv('Họ tên,Đơn vị,Ngày sinh,CCCD', 'Nguyễn Văn A,so-1,2/9/1985,94085001234')
  assert.equal((await taken(context, slug, file)).created.length, 1)
  assert.equal((await taken(context, slug, file)).unchanged, 1)
  const { rows } = await sql`
    select birth_date::text as born, citizen_number as number from contestant`.execute(
    context.db.query,
  )
  assert.deepEqual(rows, [{ born: '1985-09-02', number: '094085001234' }])
})

test('a person of an earlier contest keeps the account and gets no slip', async (t) => {
  const { app, context } = await startApplication(t)
  const earlier = await aContest(context)
  const contest = await aContest(context)
  const head = 'Họ tên,Đơn vị,SĐT'
  const file = csv(head, 'Nguyễn Văn A,so-1,0912345678')
  const [slip] = (await taken(context, earlier.slug, file)).created
  assert.ok(slip?.password)
  const cookie = await signIn(app, slip.username, slip.password)
  const contests = async (): Promise<number> =>
    (await app.inject({ url: '/api/v1/me', headers: { cookie } })).json<{ contests: unknown[] }>()
      .contests.length
  assert.equal(await contests(), 1)
  const outcome = await taken(context, contest.slug, csv(head, 'NGUYỄN VĂN A,so-2,0912345678'))
  assert.deepEqual(outcome.created, [])
  assert.deepEqual(
    outcome.linked.map(({ username, unit }) => [username, unit]),
    [['nguyenvana', 'Sở số 2']],
  )
  assert.equal(await contests(), 2)
})

test('who runs the contest cannot come onto its roster', async (t) => {
  const { context } = await startApplication(t)
  const contest = await aContest(context)
  for (const role of ['organiser', 'secretary', 'question_writer'] as const) {
    const name = 'Nguyễn Thị Hương'
    const { username } = await aPerson(context, { name, grants: [{ role, contest }] })
    const file = csv('Họ tên,Đơn vị,Tên đăng nhập', `${name},so-1,${username}`)
    assert.deepEqual(await problemCodes(context, contest.slug, file), [[2, 'person_holds_role']])
  }
  const coordinator = await aPerson(context, {
    name: 'Lý Thị Mai',
    grants: [{ role: 'unit_coordinator', contest, unitCode: 'so-1' }],
  })
  const file = csv('Họ tên,Đơn vị,Tên đăng nhập', `Lý Thị Mai,so-1,${coordinator.username}`)
  assert.equal((await taken(context, contest.slug, file)).linked.length, 1)
})

test('of a grant and a roster row at the same time, one succeeds and never both', async (t) => {
  const { context } = await startApplication(t)
  const contest = await aContest(context)
  const won = { grant: 0, roster: 0 }
  for (let round = 0; round < 20; round += 1) {
    const name = 'Nguyễn Thị Hương'
    const { username } = await aPerson(context, { name })
    const file = csv('Họ tên,Đơn vị,Tên đăng nhập', `${name},so-1,${username}`)
    const [granted, outcome] = await Promise.all([
      grantRole(context, { username, role: 'organiser', contest: contest.slug, unit: null }),
      take(context, contest.slug, file),
    ])
    assert.notEqual(granted.ok, outcome.taken)
    won[granted.ok ? 'grant' : 'roster'] += 1
  }
  assert.equal(won.grant + won.roster, 20)
  const { rows } = await sql`
    select from role_grant g join contestant c using (contest_id, person_id)
    where g.role <> 'unit_coordinator'`.execute(context.db.query)
  assert.equal(rows.length, 0)
})

test('two files at the same time make no username twice', async (t) => {
  const { context } = await startApplication(t)
  const { slug } = await aContest(context)
  const file = (unit: string): Buffer =>
    csv('Họ tên,Đơn vị', ...[1, 2].map((number) => `Nguyễn Văn A,${unit}-${number}`))
  const outcomes = await Promise.all(
    ['so', 'huyen'].map((unit) => taken(context, slug, file(unit))),
  )
  assert.deepEqual(
    outcomes
      .flatMap(({ created }) => created)
      .map(({ username }) => username)
      .toSorted(),
    ['nguyenvana', 'nguyenvana2', 'nguyenvana3', 'nguyenvana4'],
  )
})

test('five thousand people come in, each with a password of their own', async (t) => {
  const { context } = await startApplication(t)
  const { slug } = await aContest(context)
  const lines = Array.from(
    { length: 5000 },
    (_, index) => `Nguyễn Văn ${'ABCDEFGHIJ'[index % 10]},so-1,09${12_000_000 + index}`,
  )
  const outcome = await taken(context, slug, csv('Họ tên,Đơn vị,SĐT', ...lines))
  assert.equal(outcome.created.length, 5000)
  assert.equal(new Set(outcome.created.map(({ username }) => username)).size, 5000)
  assert.equal(new Set(outcome.created.map(({ password }) => password)).size, 5000)
  assert.equal(await count(context, 'contestant'), 5000)
})

test('an unknown contest and a file that cannot be read are refused', async (t) => {
  const { context } = await startApplication(t)
  const { slug } = await aContest(context)
  const refusal = async (contest: string, file: Uint8Array): Promise<string> => {
    const imported = await importRoster(context, { contest, file })
    return imported.ok ? 'taken' : imported.refusal.code
  }
  assert.equal(await refusal('khong-co', csv('Họ tên,Đơn vị', 'A,so-1')), 'roster_no_contest')
  assert.equal(await refusal(slug, Buffer.from('486ff22074ea6e', 'hex')), 'sheet_encoding')
})
