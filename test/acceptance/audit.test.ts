import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { type Act, recordAct, recordActs } from '#src/modules/audit/record-act.ts'
import type { ActFilters, Acts } from '#src/modules/audit/schema.ts'
import { ensureSubUnits } from '#src/modules/contest/ensure-sub-units.ts'
import { readSheets } from '#src/platform/sheets/read-sheets.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContest } from '#test/factories/contest.ts'
import { aPerson, aSession } from '#test/factories/people.ts'

const open = async (t: TestContext) => {
  const application = await startApplication(t)
  const { app, context, clock } = application
  const contest = await aContest(context)
  const organiser = await aPerson(context, {
    name: 'Võ Thị Thanh',
    username: 'thanh',
    grants: [{ role: 'organiser', contest }],
  })
  const cookie = await aSession(context, organiser.id)
  const actor = { personId: organiser.id, name: organiser.name }
  const record = (acts: readonly Partial<Act>[], by = actor) =>
    context.db.query.transaction().execute((transaction) =>
      recordActs(
        transaction,
        by,
        acts.map((act) => ({
          contestId: contest.id,
          kind: 'settings.change',
          subject: 'Thời gian',
          ...act,
        })),
        clock.now(),
      ),
    )
  const get = (path: string, as = cookie) =>
    app.inject({
      url: `/api/v1/contests/${contest.slug}${path}`,
      headers: { cookie: as, 'accept-language': 'vi' },
    })
  const list = async (query = '', as = cookie) => {
    const reply = await get(`/acts${query}`, as)
    assert.equal(reply.statusCode, 200, reply.body)
    return reply.json<Acts>()
  }
  const subjects = async (query: string) => (await list(query)).rows.map(({ subject }) => subject)
  return { app, context, clock, contest, actor, record, get, list, subjects }
}

test('the trail of a contest is read the newest first, page by page', async (t) => {
  const { contest, record, list } = await open(t)
  await record(Array.from({ length: 7 }, (_, index) => ({ subject: `Việc ${index + 1}` })))
  await record([{ contestId: null, subject: 'Cả hệ thống' }])
  const seen: string[] = []
  let query = '?limit=3'
  for (;;) {
    const { rows, next } = await list(query)
    seen.push(...rows.map(({ subject }) => subject))
    if (next === null) break
    query = `?limit=3&after=${next}`
  }
  assert.deepEqual(
    seen,
    [7, 6, 5, 4, 3, 2, 1].map((n) => `Việc ${n}`),
  )
  const [row] = (await list('?limit=1')).rows
  assert.deepEqual(
    { ...row, id: undefined },
    {
      id: undefined,
      at: '2021-10-01T02:00:00.000Z',
      by: { name: 'Võ Thị Thanh', username: 'thanh' },
      kind: 'settings.change',
      subject: 'Việc 7',
      unit: null,
      reason: null,
      changes: [],
    },
  )
  assert.equal(contest.units.length, 6)
})

test('the trail is filtered by kind, person, days and words without tone marks', async (t) => {
  const { context, clock, contest, record, get, subjects } = await open(t)
  const other = await aPerson(context, {
    name: 'Đặng Thư Ký',
    username: 'thuky',
    grants: [{ role: 'secretary', contest }],
  })
  clock.set('2021-10-01T23:59:00+07:00')
  await record([{ subject: 'Nguyễn Đức Ánh', kind: 'contestant.move', reason: 'Nhầm đơn vị' }])
  clock.set('2021-10-02T00:00:00+07:00')
  await record([{ subject: 'Sở Y tế', kind: 'quota.set' }], {
    personId: other.id,
    name: other.name,
  })
  assert.deepEqual(await subjects('?kind=quota.set'), ['Sở Y tế'])
  assert.deepEqual(await subjects('?person=THUKY'), ['Sở Y tế'])
  assert.deepEqual(await subjects('?from=2021-10-02'), ['Sở Y tế'])
  assert.deepEqual(await subjects('?to=2021-10-01'), ['Nguyễn Đức Ánh'])
  assert.deepEqual(await subjects('?search=duc+anh'), ['Nguyễn Đức Ánh'])
  assert.deepEqual(await subjects('?search=NHAM'), ['Nguyễn Đức Ánh'])
  assert.deepEqual(await subjects('?search=%C4%90%E1%BA%B7ng'), ['Sở Y tế'])
  assert.deepEqual(await subjects('?search=100%25'), [])
  const filters = (await get('/acts/filters')).json<ActFilters>()
  assert.deepEqual(filters.kinds, ['contestant.move', 'quota.set'])
  assert.deepEqual(
    filters.people.map(({ username }) => username),
    ['thuky', 'thanh'],
  )
})

test('a coordinator reads what concerns the own unit and its sub-units, and nothing else', async (t) => {
  const { app, context, clock, contest, record, get } = await open(t)
  const [first, second] = contest.units
  const subUnits = await context.db.query.transaction().execute((transaction) =>
    ensureSubUnits(transaction, {
      contestId: contest.id,
      unitId: first?.id ?? 0,
      names: ['Phòng Một'],
      now: clock.now(),
    }),
  )
  await record([
    { subject: 'Cả hội thi' },
    { subject: 'Của đơn vị', unitId: first?.id ?? null },
    { subject: 'Của phòng', unitId: subUnits.get('phong mot') ?? null },
    { subject: 'Của đơn vị khác', unitId: second?.id ?? null },
  ])
  const { id } = await aPerson(context, {
    grants: [{ role: 'unit_coordinator', contest, unitCode: 'so-1' }],
  })
  const cookie = await aSession(context, id)
  const read = await get('/units/so-1/acts', cookie)
  assert.deepEqual(
    read.json<Acts>().rows.map(({ subject, unit }) => [subject, unit]),
    [
      ['Của phòng', 'Phòng Một'],
      ['Của đơn vị', 'Sở số 1'],
    ],
  )
  assert.equal((await get('/units/so-2/acts', cookie)).statusCode, 404)
  assert.equal((await get('/acts', cookie)).statusCode, 403)
  assert.equal((await app.inject(`/api/v1/contests/${contest.slug}/acts`)).statusCode, 401)
})

test('the trail is had as a file, in sentences, filtered and safe against formulas', async (t) => {
  const { record, get } = await open(t)
  await record([
    { subject: 'Sở Y tế', kind: 'quota.set' },
    {
      subject: 'Lý Thị Hoa',
      kind: 'contestant.change',
      reason: '=HYPERLINK("x")',
      changes: [{ field: 'phone', from: '0912345678', to: '0987654321' }],
    },
  ])
  const csv = await get('/acts/download?format=csv&kind=contestant.change')
  assert.equal(csv.statusCode, 200)
  assert.match(String(csv.headers['content-disposition']), /nhat-ky-.*\.csv/u)
  const [heading, line, rest] = csv.body.split('\r\n')
  assert.match(heading ?? '', /Thời điểm,Người thực hiện/u)
  assert.match(
    line ?? '',
    /^"1\/10\/2021, 09:00",Võ Thị Thanh,thanh,sửa thông tin thí sinh Lý Thị Hoa,,/u,
  )
  assert.match(line ?? '', /,"'=HYPERLINK\(""x""\)",Điện thoại: 0912345678 → 0987654321$/u)
  assert.equal(rest, '')
  const xlsx = await get('/acts/download')
  const sheets = await readSheets(xlsx.rawPayload)
  assert.ok(sheets.ok)
})

test('what stands in the trail is not changed and not removed, by nobody', async (t) => {
  const { context, record, list } = await open(t)
  await record([{ subject: 'Đã làm' }])
  for (const rewriting of [
    sql`update act set subject = 'Khác'`,
    sql`update act set actor_name = 'Ai khác' where true`,
    sql`delete from act`,
  ])
    await assert.rejects(rewriting.execute(context.db.query), /only ever added to/u)
  assert.deepEqual(
    (await list()).rows.map(({ subject }) => subject),
    ['Đã làm'],
  )
})

test('an act and its line are one: neither is there without the other', async (t) => {
  const { context, clock, contest, actor, list } = await open(t)
  const act: Act = { contestId: contest.id, kind: 'settings.change', subject: 'Không thành' }
  const failing = context.db.query.transaction().execute(async (transaction) => {
    await recordAct(transaction, actor, act, clock.now())
    throw new Error('the act failed')
  })
  await assert.rejects(failing, /the act failed/u)
  assert.deepEqual((await list()).rows, [])

  const unspeakable = { ...act, kind: 'no kind at all' }
  const unrecorded = context.db.query.transaction().execute(async (transaction) => {
    await sql`update person set name = 'Đổi rồi' where id = ${actor.personId}`.execute(transaction)
    await recordAct(transaction, actor, unspeakable, clock.now())
  })
  await assert.rejects(unrecorded)
  const { rows } = await sql<{ name: string }>`
    select name from person where id = ${actor.personId}`.execute(context.db.query)
  assert.equal(rows[0]?.name, 'Võ Thị Thanh')
})
