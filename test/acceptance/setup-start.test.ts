import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { sql } from 'kysely'
import type { Contest } from '#src/modules/contest/contest.ts'
import { findContest } from '#src/modules/contest/find-contest.ts'
import { exportPack } from '#src/modules/pack/export-pack.ts'
import { importPack } from '#src/modules/pack/import-pack.ts'
import type {
  Overview,
  PackPreview,
  SettingsPage,
  StartPage,
  UnitRows,
} from '#src/modules/setup/schema.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aPackFolder, importedFrom, type PackFolder } from '#test/factories/pack.ts'
import { aContestant, aPerson, aSession } from '#test/factories/people.ts'
import { temporaryFolder } from '#test/factories/temporary-folder.ts'

type Desk = Application & {
  readonly contest: Contest
  readonly cookie: string
  readonly pack: PackFolder
}

const aDesk = async (t: TestContext): Promise<Desk> => {
  const application = await startApplication(t, { now: '2021-12-01T09:00:00+07:00' })
  const pack = await aPackFolder()
  const contest = await importedFrom(application.context, pack)
  const organiser = await aPerson(application.context, { grants: [{ role: 'organiser', contest }] })
  const cookie = await aSession(application.context, organiser.id)
  return { ...application, contest, cookie, pack }
}

const post = ({ app, cookie }: Desk, url: string, payload: object | Buffer, as = cookie) =>
  app.inject({
    method: 'POST',
    url: `/api/v1/desk/start/${url}`,
    headers: {
      cookie: as,
      ...(Buffer.isBuffer(payload) ? { 'content-type': 'application/octet-stream' } : {}),
    },
    payload,
  })

const get = async <T>({ app, cookie }: Desk, url: string): Promise<T> => {
  const reply = await app.inject({ url: `/api/v1/desk/${url}`, headers: { cookie } })
  assert.equal(reply.statusCode, 200, reply.body)
  return reply.json<T>()
}

const everything = ['coordinators', 'secretaries', 'writers', 'roster']

const aCopy = (over: object = {}) => ({
  from: 'cuoc-thi',
  slug: 'cuoc-thi-2022',
  name: { vi: 'Cuộc thi 2022' },
  start: '2022-09-01',
  bank: 'shared',
  carry: [],
  ...over,
})

test('what an edition may be started from is told with a name, a short name and a day for the next', async (t) => {
  const desk = await aDesk(t)
  const { sources, banks } = await get<StartPage>(desk, 'start')
  const [source] = sources
  assert.deepEqual(source?.proposal, {
    slug: 'cuoc-thi-2022',
    name: { vi: 'Cuộc thi', en: 'The contest' },
    start: '2022-09-01',
  })
  assert.deepEqual([source.units, source.start, source.end], [2, '2021-09-01', '2021-10-16'])
  assert.deepEqual(
    banks.map(({ slug, topics }) => [slug, topics[0]?.easy, topics[0]?.hard]),
    [['ngan-hang', 2, 1]],
  )
})

test('a copy has everything a year later, is a draft, and belongs to who started it', async (t) => {
  const desk = await aDesk(t)
  const { context, contest } = desk
  const grants = [
    { role: 'unit_coordinator' as const, contest, unitCode: 'so-noi-vu' },
    { role: 'secretary' as const, contest },
    { role: 'question_writer' as const, contest },
  ]
  for (const grant of grants) await aPerson(context, { grants: [grant] })
  await aContestant(context, contest)
  const reply = await post(desk, 'copy', aCopy({ carry: everything }))
  assert.equal(reply.statusCode, 201, reply.body)
  const { settings, stage } = await get<SettingsPage>(desk, 'contests/cuoc-thi-2022/settings')
  assert.equal(stage, 'draft')
  assert.deepEqual(
    settings.rounds.map(({ start, end }) => [start, end]),
    [
      ['2022-09-01T00:00', '2022-09-11T00:00'],
      ['2022-09-15T07:00', '2022-10-16T00:00'],
    ],
  )
  assert.equal(settings.parts[0]?.quiz?.bank, 'ngan-hang')
  const overview = await get<Overview>(desk, 'contests/cuoc-thi-2022/overview')
  assert.deepEqual([overview.figures.units, overview.figures.contestants], [2, 1])
  const missing = overview.checklist.filter(({ done }) => !done)
  assert.deepEqual(
    missing.map(({ code, values }) => [code, values['example']]),
    [['coordinators', 'Sở Tư pháp, tỉnh']],
  )
  const { rows } = await sql<{ kind: string }>`
    select kind from act join contest on contest.id = contest_id
    where slug = 'cuoc-thi-2022'`.execute(context.db.query)
  assert.deepEqual(rows, [{ kind: 'contest.start' }])
})

test('nobody but those who work for it sees a draft; opened, everybody does', async (t) => {
  const desk = await aDesk(t)
  const { app, context, contest } = desk
  const contestant = await aContestant(context, contest)
  await post(desk, 'copy', aCopy({ carry: ['roster'] }))
  const other = await aPerson(context)
  const part = '/api/v1/contests/cuoc-thi-2022/parts/kien-thuc'
  const addresses = [
    '/api/v1/contests/cuoc-thi-2022',
    `/api/v1/contests/cuoc-thi-2022/files/${encodeURI('documents/Thể lệ.txt')}`,
    '/api/v1/contests/cuoc-thi-2022/turnout',
    `${part}/ranking`,
    `${part}/ranking/units`,
    `${part}/attempts`,
    '/api/v1/desk/contests/cuoc-thi-2022/overview',
    '/api/v1/desk/contests/cuoc-thi-2022/settings',
  ]
  for (const person of [contestant, other]) {
    const cookie = await aSession(context, person.id)
    for (const url of addresses)
      assert.equal((await app.inject({ url, headers: { cookie } })).statusCode, 404, url)
    const start = { method: 'POST' as const, url: `${part}/attempts`, headers: { cookie } }
    assert.equal((await app.inject(start)).statusCode, 404)
  }
  const listed = async () =>
    (await app.inject('/api/v1/contests'))
      .json<{ contests: { slug: string }[] }>()
      .contests.map(({ slug }) => slug)
  assert.deepEqual(await listed(), ['cuoc-thi'])
  for (const [from, to] of [
    ['draft', 'checked'],
    ['checked', 'open'],
  ]) {
    const moved = await app.inject({
      method: 'POST',
      url: '/api/v1/desk/contests/cuoc-thi-2022/stage',
      headers: { cookie: desk.cookie },
      payload: { from, to },
    })
    assert.equal(moved.statusCode, 200, moved.body)
  }
  assert.deepEqual(await listed(), ['cuoc-thi-2022', 'cuoc-thi'])
})

test('a bank is shared, or copied under a name of its own with its questions of today', async (t) => {
  const desk = await aDesk(t)
  const reply = await post(desk, 'copy', aCopy({ bank: 'copied' }))
  assert.equal(reply.statusCode, 201, reply.body)
  const to = await temporaryFolder()
  assert.ok((await exportPack(desk.context, 'cuoc-thi-2022', to)).ok)
  assert.deepEqual(await readdir(path.join(to, 'banks')), ['ngan-hang-2022'])
  const approve = (): boolean => assert.fail('nothing had to be approved')
  const again = await importPack(desk.context, path.join(to, 'cuoc-thi-2022'), { approve })
  assert.equal(again.state, 'unchanged')
  const yaml = await readFile(path.join(to, 'cuoc-thi-2022', 'contest.yaml'), 'utf8')
  assert.match(yaml, /bank: ngan-hang-2022/u)
})

test('a short name that is taken, and a contest of others, start nothing', async (t) => {
  const desk = await aDesk(t)
  const taken = await post(desk, 'copy', aCopy({ slug: 'cuoc-thi' }))
  assert.equal(taken.json<{ code: string }>().code, 'slug_taken')
  const stranger = await aPerson(desk.context)
  const cookie = await aSession(desk.context, stranger.id)
  assert.equal((await post(desk, 'copy', aCopy(), cookie)).statusCode, 403)
  assert.equal(await findContest(desk.context, 'cuoc-thi-2022'), null)
})

const aForm = (over: object = {}) => ({
  slug: 'tim-hieu-2022',
  name: 'Tìm hiểu  cải cách 2022',
  organiser: 'Sở Nội vụ',
  start: '2022-03-01T07:00',
  end: '2022-04-01T00:00',
  bank: 'ngan-hang',
  questions: 4,
  minutes: 10,
  attempts: null,
  units: { from: 'cuoc-thi' },
  ...over,
})

test('the short form makes a whole edition, with a blueprint, rules and units', async (t) => {
  const desk = await aDesk(t)
  const reply = await post(desk, 'form', aForm())
  assert.equal(reply.statusCode, 201, reply.body)
  const overview = await get<Overview>(desk, 'contests/tim-hieu-2022/overview')
  assert.equal(
    overview.sentence,
    '4 câu trong 10 phút, thi không giới hạn số lần, lấy lần cao nhất; xếp hạng theo số câu đúng, rồi thời gian làm bài, rồi thời điểm đạt kết quả; mở 07:00 Thứ Ba, 1/3/2022 đến hết Thứ Năm, 31/3/2022.',
  )
  assert.deepEqual(
    overview.checklist.filter(({ done, blocks }) => blocks && !done),
    [],
  )
  const { settings } = await get<SettingsPage>(desk, 'contests/tim-hieu-2022/settings')
  assert.deepEqual(settings.parts[0]?.quiz?.blueprint, [{ topic: 'mot', count: 4 }])
  assert.equal(settings.name.vi, 'Tìm hiểu cải cách 2022')
  const to = await temporaryFolder()
  assert.ok((await exportPack(desk.context, 'tim-hieu-2022', to)).ok)
  const short = await post(desk, 'form', aForm({ slug: 'dai', questions: 60 }))
  assert.equal(short.statusCode, 201)
  const lacking = await get<Overview>(desk, 'contests/dai/overview')
  assert.ok(lacking.checklist.some(({ code, done }) => code === 'bank' && !done))
  const foreign = await post(desk, 'form', aForm({ slug: 'khac', bank: 'cua-nguoi-khac' }))
  assert.equal(foreign.json<{ code: string }>().code, 'bank_not_yours')
  const backwards = await post(desk, 'form', aForm({ slug: 'nguoc', end: '2022-01-01T00:00' }))
  assert.equal(backwards.statusCode, 422)
})

test('units come from a sheet, keep the codes that they have, and start an edition', async (t) => {
  const desk = await aDesk(t)
  const csv = 'Tên đơn vị;Khối;Biên chế\nSở Nội vụ;Sở;40\nSở Y tế;Sở;1.200\n'
  const read = await post(desk, 'units', Buffer.from(csv))
  assert.equal(read.statusCode, 200, read.body)
  const { rows } = read.json<UnitRows>()
  assert.deepEqual(rows, [
    { code: 'so-noi-vu', name: 'Sở Nội vụ', unitGroup: 'Sở', staffCount: 40 },
    { code: 'so-y-te', name: 'Sở Y tế', unitGroup: 'Sở', staffCount: 1200 },
  ])
  assert.equal((await post(desk, 'form', aForm({ units: { rows } }))).statusCode, 201)
  const wrong = await post(desk, 'units', Buffer.from('Tên đơn vị,Biên chế\nSở,nhiều\n'))
  assert.equal(wrong.statusCode, 422)
  const { problems } = wrong.json<{ problems: { line: number; said: string }[] }>()
  assert.deepEqual(
    problems.map(({ line, said }) => [line, said]),
    [[2, '“nhiều” không phải số người']],
  )
})

/** The folder of the pack as a .zip, its texts changed by `change`. */
const aZip = async (
  { root }: PackFolder,
  change: (file: string, text: string) => string = (_, text) => text,
): Promise<Buffer> => {
  const files: Record<string, Uint8Array> = {}
  for (const name of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue
    const absolute = path.join(name.parentPath, name.name)
    const file = path.relative(root, absolute)
    files[`goi/${file}`] = strToU8(change(file, await readFile(absolute, 'utf8')))
  }
  return Buffer.from(zipSync(files))
}

const renamed = (_: string, text: string): string => text.replace('slug: cuoc-thi', 'slug: tu-goi')

test('a pack is told before it starts an edition, and starts it as a draft', async (t) => {
  const desk = await aDesk(t)
  const zip = await aZip(desk.pack, renamed)
  const preview = await post(desk, 'pack/preview', zip)
  assert.equal(preview.statusCode, 200, preview.body)
  const { slug, units, documents, banks } = preview.json<PackPreview>()
  assert.deepEqual([slug, units, documents], ['tu-goi', 2, 1])
  assert.deepEqual(banks, [{ slug: 'ngan-hang', questions: 4, isNew: false }])
  assert.equal(await findContest(desk.context, 'tu-goi'), null)
  assert.equal((await post(desk, 'pack', zip)).statusCode, 201)
  assert.equal((await get<Overview>(desk, 'contests/tu-goi/overview')).stage, 'draft')
  assert.equal((await post(desk, 'pack', zip)).json<{ code: string }>().code, 'slug_taken')
})

test('a pack changes no bank that stands, and says what is wrong file by file', async (t) => {
  const desk = await aDesk(t)
  const code = async (zip: Buffer) => (await post(desk, 'pack', zip)).json<{ code: string }>().code
  const other = await aZip(desk.pack, (file, text) =>
    renamed(file, text).replace('Câu số 1?', 'Câu số khác?'),
  )
  assert.equal(await code(other), 'slug_taken')
  const bad = await post(
    desk,
    'pack',
    await aZip(desk.pack, (file, text) => renamed(file, text).replace('kind: trial', 'kind: thu')),
  )
  assert.equal(bad.statusCode, 422)
  const { problems } = bad.json<{ problems: { file: string; line: number }[] }>()
  assert.deepEqual(
    problems.map(({ file, line }) => [file, line]),
    [['cuoc-thi/contest.yaml', 12]],
  )
  assert.equal(await code(Buffer.from('PK nothing')), 'archive_damaged')
  assert.equal(
    await code(Buffer.from(zipSync({ 'a.txt': strToU8('a') }))),
    'archive_without_contest',
  )
  const outside = { '../contest.yaml': strToU8('slug: a'), '/contest.yaml': strToU8('slug: a') }
  assert.equal(await code(Buffer.from(zipSync(outside))), 'archive_without_contest')
  const bomb = zipSync({ 'goi/contest.yaml': new Uint8Array(61 * 1024 * 1024) })
  assert.ok(bomb.length < 100_000)
  assert.equal(await code(Buffer.from(bomb)), 'archive_too_large')
})
