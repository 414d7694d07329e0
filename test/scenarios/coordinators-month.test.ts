import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Progress, Week } from '#src/modules/quota/schema.ts'
import type { Confirmed, RegistrationList } from '#src/modules/registration/schema.ts'
import type { ListPreview, ReadList, RosterPage, Slips } from '#src/modules/roster/schema.ts'
import { readSheets } from '#src/platform/sheets/read-sheets.ts'
import { startApplication } from '#test/factories/application.ts'
import { contestantOf } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'
import { acts } from '#test/factories/desk.ts'
import { aContestant, aPerson, aSession, signIn } from '#test/factories/people.ts'

const list = [
  'Họ và tên\tĐơn vị trực thuộc\tChức vụ\tSố điện thoại',
  'Thạch Thị Sa Rươne\tPhòng Tổ chức\tChuyên viên\t0912345601',
  'Lâm Quốc Bảo\tPhòng Tổ chức\tChuyên viên\t0912345602',
  'Đặng Thị Đào\tTrường Chính trị\tGiảng viên\t0912345603',
].join('\n')

test('a coordinator brings a unit through a month: list, slips, quota, late ones, report', async (t) => {
  const { app, context, clock } = await startApplication(t, { now: '2021-09-10T08:00:00+07:00' })
  const contest = await aContest(context, {
    rounds: [{ start: new Date('2021-09-15T00:00:00Z'), end: new Date('2021-10-15T17:00:00Z') }],
    definition: {
      registration: {
        open: true,
        fields: ['name', 'unit', 'phone'].map((code) => ({
          code,
          required: code !== 'phone',
          unique: code === 'phone',
        })),
      },
    },
  })
  const stranger = await aContestant(context, contest, {
    name: 'Người Đơn Vị Khác',
    unitCode: 'so-2',
  })
  const grants = [{ role: 'unit_coordinator' as const, contest, unitCode: 'so-1' }]
  const coordinator = await aPerson(context, { name: 'Trần Quốc Bảo', grants })
  // A session lasts two weeks, a month does not fit into it.
  const session = () => aSession(context, coordinator.id)
  const seen: string[] = []
  const ask = async <T>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    payload?: object,
  ): Promise<T> => {
    const reply = await app.inject({
      method,
      url: `/api/v1/contests/${contest.slug}/units/so-1${path}`,
      headers: {
        cookie: await session(),
        ...(Buffer.isBuffer(payload) ? { 'content-type': 'application/octet-stream' } : {}),
      },
      ...(payload === undefined ? {} : { payload }),
    })
    assert.ok(reply.statusCode < 300, `${method} ${path}: ${reply.body}`)
    seen.push(reply.body)
    return reply.statusCode === 204 ? (null as T) : reply.json<T>()
  }

  // The week before: the list comes from Excel, with sub-units that nobody had entered.
  const { rows } = await ask<ReadList>('POST', '/roster/readings', Buffer.from(list))
  const preview = await ask<ListPreview>('POST', '/roster/previews', { rows })
  assert.deepEqual([preview.problems, preview.created], [[], 3])
  assert.deepEqual(preview.newSubUnits, ['Phòng Tổ chức', 'Trường Chính trị'])
  await ask('POST', '/roster/imports', { rows })

  // What the unit asks of its offices, by the 10th of October.
  const due = '2021-10-10T17:00:00.000Z'
  const quota = { unitGroup: null, staffOver: null, percent: null, listDueAt: null }
  await ask('PUT', '/quotas', { quotas: [{ ...quota, least: 2, takePartDueAt: due }] })
  const waiting = await ask<Week>('GET', '/week')
  assert.deepEqual(
    [waiting.neverSignedIn, waiting.own.nominated, waiting.round?.isOpen],
    [3, 3, false],
  )

  // Slips are handed out, and the contest opens.
  const { slips } = await ask<Slips>('POST', '/slips', { whom: 'all' })
  assert.equal(slips.length, 3)
  clock.set('2021-09-20T02:00:00Z')
  for (const { username, password } of slips.filter(({ subUnit }) => subUnit === 'Phòng Tổ chức')) {
    const first = await signIn(app, username, password)
    const chosen = 'cầu dây văng Mỹ Thuận'
    const set = await app.inject({
      method: 'PUT',
      url: '/api/v1/me/password',
      headers: { cookie: first },
      payload: { current: password, password: chosen },
    })
    assert.equal(set.statusCode, 204, set.body)
    const id = (
      await context.db.query
        .selectFrom('person')
        .select('id')
        .where('username', '=', username)
        .executeTakeFirstOrThrow()
    ).id
    const contestant = contestantOf(app, contest, {
      id,
      cookie: await signIn(app, username, chosen),
    })
    const attempt = await contestant.begin()
    clock.advance(90_000)
    assert.equal((await contestant.submit(attempt.id, 1, {})).statusCode, 200)
  }

  // Somebody registers by themselves, and is confirmed.
  const registered = await app.inject({
    method: 'POST',
    url: `/api/v1/contests/${contest.slug}/registrations`,
    payload: {
      unit: 'so-1',
      name: 'Kim Thị Sa Rây',
      phone: '0912345609',
      password: 'sông Hậu mùa nước nổi',
    },
  })
  assert.equal(registered.statusCode, 201, registered.body)
  assert.equal((await ask<Week>('GET', '/week')).registrationsWaiting, 1)
  const [registration] = (await ask<RegistrationList>('GET', '/registrations')).rows
  const confirmed = await ask<Confirmed>('POST', `/registrations/${registration?.id}/confirmation`)
  assert.equal(confirmed.became, 'created')
  await signIn(app, confirmed.username, 'sông Hậu mùa nước nổi')

  // The day after it was due: who is late is seen at a glance, late first.
  clock.set('2021-10-11T02:00:00Z')
  const { rows: units } = await ask<Progress>('GET', '/progress')
  assert.deepEqual(
    units.map(({ name, nominated, tookPart, missing, state }) => [
      name,
      nominated,
      tookPart,
      missing,
      state,
    ]),
    [
      ['Trường Chính trị', 1, 0, 2, 'take-part-late'],
      ['Phòng Tổ chức', 2, 2, 0, 'met'],
    ],
  )
  const notYet = await ask<RosterPage>('GET', '/contestants?tookPart=no')
  assert.deepEqual(
    notYet.rows.map(({ name, nominated }) => [name, nominated]),
    [
      ['Đặng Thị Đào', true],
      ['Kim Thị Sa Rây', false],
    ],
  )
  const { text } = await ask<{ text: string }>('POST', '/reminders', {
    message: 'Đề nghị Trường khẩn trương dự thi.',
    preview: false,
  })
  assert.match(text, /1\. Trường Chính trị: đã cử 1, đã dự thi 0\/2, còn thiếu 2/u)

  // The report for the head of the unit.
  const report = await app.inject({
    url: `/api/v1/contests/${contest.slug}/units/so-1/progress/report`,
    headers: { cookie: await session() },
  })
  const sheets = await readSheets(report.rawPayload)
  assert.ok(sheets.ok)
  assert.deepEqual(
    sheets.value[0]?.rows.slice(1).map((row) => row[0]),
    ['Trường Chính trị', 'Phòng Tổ chức'],
  )

  // All of it is on the trail, and nothing of another unit was ever shown.
  const kinds = new Set((await acts(context)).map((act) => (act as { kind: string }).kind))
  for (const kind of ['contestant.add', 'slip.issue', 'quota.set', 'quota.remind'])
    assert.ok(kinds.has(kind), `${kind} is missing of ${[...kinds].join(', ')}`)
  for (const body of seen) assert.ok(!body.includes(stranger.name) && !body.includes('Sở số 2'))
  const { rows: letters } = await sql`select id from mail`.execute(context.db.query)
  assert.deepEqual(letters, [])
})
