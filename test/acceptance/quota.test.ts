import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Progress, QuotaBody, Reminder, Week } from '#src/modules/quota/schema.ts'
import type { Context } from '#src/platform/context.ts'
import type { LightMyRequestResponse } from 'fastify'
import type { HttpApp } from '#src/platform/http/http.ts'
import { readSheets } from '#src/platform/sheets/read-sheets.ts'
import { type ApplicationOverrides, startApplication } from '#test/factories/application.ts'
import { aContest } from '#test/factories/contest.ts'
import { aContestant, aPerson, aSession } from '#test/factories/people.ts'
import { contestantOf } from '#test/factories/attempt.ts'

const quota = (said: Partial<QuotaBody>): QuotaBody => ({
  unitGroup: null,
  least: null,
  staffOver: null,
  percent: null,
  listDueAt: null,
  takePartDueAt: null,
  ...said,
})

type Desk = {
  readonly get: <T>(path: string) => Promise<T>
  readonly download: (path: string) => Promise<LightMyRequestResponse>
  readonly send: (
    method: 'PUT' | 'POST',
    path: string,
    payload: object,
  ) => Promise<LightMyRequestResponse>
}

const deskOf = (app: HttpApp, cookie: string, base: string): Desk => ({
  get: async <T>(path: string) => {
    const reply = await app.inject({ url: base + path, headers: { cookie } })
    assert.equal(reply.statusCode, 200, reply.body)
    return reply.json<T>()
  },
  download: async (path) => app.inject({ url: base + path, headers: { cookie } }),
  send: async (method, path, payload) =>
    app.inject({ method, url: base + path, headers: { cookie, 'accept-language': 'vi' }, payload }),
})

/** A sub-unit of so-1 as its coordinator would make it. */
const aSubUnit = async (
  { db }: Context,
  contest: Contest,
  said: {
    readonly code: string
    readonly name: string
    readonly group: string
    readonly staff: number | null
  },
): Promise<number> => {
  const parent = contest.units.find(({ code }) => code === 'so-1')?.id ?? 0
  const { rows } = await sql<{ id: number }>`
    insert into unit (code, name, parent_id) values (${said.code}, ${said.name}, ${parent})
    returning id`.execute(db.query)
  const id = rows[0]?.id ?? 0
  await sql`
    insert into contest_unit (contest_id, unit_id, parent_unit_id, position, name, unit_group, staff_count)
    values (${contest.id}, ${id}, ${parent}, 1, ${said.name}, ${said.group}, ${said.staff})`.execute(
    db.query,
  )
  return id
}

const open = async (t: TestContext, overrides: ApplicationOverrides = {}) => {
  const application = await startApplication(t, overrides)
  const { app, context } = application
  const contest = await aContest(context)
  const base = `/api/v1/contests/${contest.slug}`
  const as = async (role: 'organiser' | 'unit_coordinator', unitCode?: string) => {
    const grant = { role, contest, ...(unitCode === undefined ? {} : { unitCode }) }
    const person = await aPerson(context, { grants: [grant], name: 'Trần Quốc Bảo' })
    return { person, cookie: await aSession(context, person.id) }
  }
  const organiser = await as('organiser')
  const coordinator = await as('unit_coordinator', 'so-1')
  return {
    ...application,
    contest,
    coordinator,
    ofContest: deskOf(app, organiser.cookie, base),
    ofUnit: deskOf(app, coordinator.cookie, `${base}/units/so-1`),
  }
}

const takePart = async (app: HttpApp, context: Context, contest: Contest, id: number) => {
  const taker = contestantOf(app, contest, { id, cookie: await aSession(context, id) })
  const { id: attempt } = await taker.begin()
  assert.equal((await taker.submit(attempt, 1, {})).statusCode, 200)
}

test('the organisers’ quota stands against what each unit has, late and missing first', async (t) => {
  const { app, context, clock, contest, ofContest } = await open(t)
  const due = '2021-10-05T17:00:00.000Z'
  const set = await ofContest.send('PUT', '/quotas', {
    quotas: [quota({ percent: 10, takePartDueAt: due })],
  })
  assert.equal(set.statusCode, 204, set.body)
  const people = []
  for (const unitCode of ['so-1', 'so-2', 'so-2', 'so-3'])
    people.push(await aContestant(context, contest, { unitCode }))
  await takePart(app, context, contest, people[0]?.id ?? 0)
  const stands = async () =>
    (await ofContest.get<Progress>('/progress')).rows.map(
      ({ code, required, tookPart, missing, state }) =>
        `${code} ${tookPart}/${required} -${missing} ${state}`,
    )
  assert.deepEqual(await stands(), [
    'so-3 0/3 -3 under-way',
    'huyen-3 0/3 -3 under-way',
    'so-2 0/2 -2 under-way',
    'huyen-2 0/2 -2 under-way',
    'huyen-1 0/1 -1 under-way',
    'so-1 1/1 -0 met',
  ])
  clock.set(due)
  const { total, rows } = await ofContest.get<Progress>('/progress')
  assert.equal(rows[0]?.state, 'take-part-late')
  assert.deepEqual(total, {
    nominated: 4,
    registered: 4,
    tookPart: 1,
    units: 6,
    met: 1,
    bound: 6,
    late: 5,
  })
})

test('a coordinator asks 2 of each office and 30 % of each school, and sees each of them', async (t) => {
  const { app, context, contest, ofUnit } = await open(t)
  const office = await aSubUnit(context, contest, {
    code: 'p-1',
    name: 'Phòng Nội vụ',
    group: 'Phòng',
    staff: 4,
  })
  await aSubUnit(context, contest, {
    code: 't-1',
    name: 'Trường Chính trị',
    group: 'Trường',
    staff: 41,
  })
  await aSubUnit(context, contest, {
    code: 't-2',
    name: 'Trường Nghề',
    group: 'Trường',
    staff: null,
  })
  const quotas = [
    quota({ unitGroup: 'Phòng', least: 2 }),
    quota({ unitGroup: 'Phòng', least: 3, staffOver: 5 }),
    quota({ unitGroup: 'Trường', percent: 30 }),
  ]
  assert.equal((await ofUnit.send('PUT', '/quotas', { quotas })).statusCode, 204)
  const known = await ofUnit.get<{ quotas: QuotaBody[]; unitGroups: string[] }>('/quotas')
  assert.deepEqual(known.quotas, quotas)
  assert.deepEqual(known.unitGroups, ['Phòng', 'Trường'])
  const inOffice = await aContestant(context, contest, { unitCode: 'so-1' })
  await aContestant(context, contest, { unitCode: 'so-1' })
  await sql`update contestant set sub_unit_id = ${office} where person_id = ${inOffice.id}`.execute(
    context.db.query,
  )
  await takePart(app, context, contest, inOffice.id)
  const progress = await ofUnit.get<Progress>('/progress')
  assert.deepEqual(
    progress.rows.map(({ name, nominated, tookPart, required, state }) => [
      name,
      nominated,
      tookPart,
      required,
      state,
    ]),
    [
      ['Trường Nghề', 0, 0, null, 'staff-missing'],
      ['Trường Chính trị', 0, 0, 13, 'under-way'],
      ['Phòng Nội vụ', 1, 1, 2, 'under-way'],
    ],
  )
  assert.deepEqual(progress.unplaced, { nominated: 1, registered: 1, tookPart: 0 })
})

test('a quota that says both or neither, or dates the wrong way round, is refused by its place', async (t) => {
  const { ofContest } = await open(t)
  const refused = async (wrong: QuotaBody) => {
    const reply = await ofContest.send('PUT', '/quotas', { quotas: [quota({ least: 1 }), wrong] })
    return `${reply.statusCode} ${reply.json<{ code: string; values: { place: number } }>().code}`
  }
  assert.equal(await refused(quota({})), '422 quota_says_both_or_nothing')
  assert.equal(await refused(quota({ least: 1, percent: 5 })), '422 quota_says_both_or_nothing')
  assert.equal(await refused(quota({ percent: 5, staffOver: 3 })), '422 quota_staff_without_least')
  const [early, late] = ['2021-10-01T00:00:00.000Z', '2021-10-09T00:00:00.000Z']
  assert.equal(
    await refused(quota({ least: 1, listDueAt: late, takePartDueAt: early })),
    '422 quota_dates_reversed',
  )
  assert.deepEqual((await ofContest.get<{ quotas: [] }>('/quotas')).quotas, [])
})

test('setting a quota is on the audit trail with what it was before', async (t) => {
  const { context, ofContest } = await open(t)
  await ofContest.send('PUT', '/quotas', { quotas: [quota({ least: 2 })] })
  await ofContest.send('PUT', '/quotas', { quotas: [quota({ least: 2 })] })
  await ofContest.send('PUT', '/quotas', { quotas: [quota({ least: 3 })] })
  const { rows } = await sql<{ from: number | null; to: number }>`
    select (changes->0->'from'->0->>'least')::int as "from",
      (changes->0->'to'->0->>'least')::int as "to"
    from act where kind = 'quota.set' order by id`.execute(context.db.query)
  assert.deepEqual(rows, [
    { from: null, to: 2 },
    { from: 2, to: 3 },
  ])
})

test('a reminder is a text to copy, and letters to those who have an address where mail is set', async (t) => {
  const config = {
    smtpUrl: 'smtp://127.0.0.1:1',
    mailFrom: 'hoithi@example.vn',
    publicUrl: 'https://hoithi.example.vn',
  }
  const { context, coordinator, ofContest } = await open(t, { config })
  await sql`update person set email = 'bao@example.vn' where id = ${coordinator.person.id}`.execute(
    context.db.query,
  )
  await ofContest.send('PUT', '/quotas', { quotas: [quota({ least: 1 })] })
  const remind = async (preview: boolean) =>
    (
      await ofContest.send('POST', '/reminders', {
        units: ['so-1', 'so-2'],
        message: 'Đề nghị khẩn trương.',
        preview,
      })
    ).json<Reminder>()
  const seen = await remind(true)
  assert.match(
    seen.text,
    /còn 2 đơn vị chưa đủ chỉ tiêu:\n1\. Sở số 1: đã cử 0, đã dự thi 0\/1, còn thiếu 1/u,
  )
  assert.deepEqual([seen.letters, seen.unreachable], [1, ['Sở số 2']])
  const letters = async () =>
    (
      await sql<{ recipient: string; body: string }>`select recipient, body from mail`.execute(
        context.db.query,
      )
    ).rows
  assert.deepEqual(await letters(), [])
  await remind(false)
  const [letter] = await letters()
  assert.equal(letter?.recipient, 'bao@example.vn')
  assert.match(letter?.body ?? '', /coordinate\/so-1$/u)
  assert.doesNotMatch(letter?.body ?? '', /Sở số 2/u)
})

test('the report of turnout is a workbook with every unit', async (t) => {
  const { ofContest } = await open(t)
  await ofContest.send('PUT', '/quotas', { quotas: [quota({ percent: 10 })] })
  const reply = await ofContest.download('/progress/report?format=xlsx')
  assert.match(String(reply.headers['content-disposition']), /\.xlsx/u)
  const sheets = await readSheets(reply.rawPayload)
  assert.ok(sheets.ok)
  const names = sheets.value[0]?.rows.map((row) => row[0]) ?? []
  assert.deepEqual(new Set(names.slice(1)).size, 6)
  assert.ok(names.includes('Huyện số 3'))
})

test('a coordinator’s week says what waits, of their own unit alone', async (t) => {
  const { context, contest, ofContest, ofUnit } = await open(t)
  await ofContest.send('PUT', '/quotas', { quotas: [quota({ least: 2 })] })
  await aContestant(context, contest, { unitCode: 'so-1', mustSetPassword: true })
  await aContestant(context, contest, { unitCode: 'so-2' })
  const { own, neverSignedIn, notYetTakenPart, registrationsWaiting, round } =
    await ofUnit.get<Week>('/week')
  assert.deepEqual([own.required, own.nominated, own.missing], [2, 1, 2])
  assert.deepEqual([neverSignedIn, notYetTakenPart, registrationsWaiting], [1, 1, 0])
  assert.equal(round?.isOpen, true)
})
