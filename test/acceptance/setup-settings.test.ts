import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import { exportPack } from '#src/modules/pack/export-pack.ts'
import { importPack } from '#src/modules/pack/import-pack.ts'
import type { Settings } from '#src/modules/pack/schema.ts'
import type {
  Overview,
  SettingsCheck,
  SettingsHistory,
  SettingsPage,
  SettingsSaved,
} from '#src/modules/setup/schema.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aContestantAt } from '#test/factories/attempt.ts'
import { eventually } from '#test/factories/eventually.ts'
import { aPackFolder, importedFrom } from '#test/factories/pack.ts'
import { aPerson, aSession } from '#test/factories/people.ts'
import { temporaryFolder } from '#test/factories/temporary-folder.ts'

type Desk = Application & {
  readonly contest: Contest
  readonly url: string
  readonly cookie: string
}

/** The edition `cuoc-thi`, imported, and one of its organisers signed in. */
const aDesk = async (t: TestContext, now = '2021-09-12T09:00:00+07:00'): Promise<Desk> => {
  const application = await startApplication(t, { now })
  const contest = await importedFrom(application.context, await aPackFolder())
  const cookie = await anOrganiser(application, contest, 'Trần Thị Lan')
  return { ...application, contest, cookie, url: `/api/v1/desk/contests/${contest.slug}` }
}

const anOrganiser = async ({ context }: Application, contest: Contest, name: string) => {
  const person = await aPerson(context, { name, grants: [{ role: 'organiser', contest }] })
  return aSession(context, person.id)
}

const read = async ({ app, url, cookie }: Desk): Promise<SettingsPage> =>
  (await app.inject({ url: `${url}/settings`, headers: { cookie } })).json<SettingsPage>()

const save = ({ app, url }: Desk, cookie: string, payload: object) =>
  app.inject({ method: 'PUT', url: `${url}/settings`, headers: { cookie }, payload })

const check = async ({ app, url, cookie }: Desk, settings: object): Promise<SettingsCheck> => {
  const reply = await app.inject({
    method: 'POST',
    url: `${url}/settings/check`,
    headers: { cookie },
    payload: { settings },
  })
  assert.equal(reply.statusCode, 200, reply.body)
  return reply.json<SettingsCheck>()
}

const withLimit = (settings: Settings, timeLimit: string): Settings => ({
  ...settings,
  parts: settings.parts.map((part) =>
    part.quiz === undefined ? part : { ...part, quiz: { ...part.quiz, timeLimit } },
  ),
})

test('settings are contest.yaml as JSON; a change is told before it is saved, and kept in the trail', async (t) => {
  const desk = await aDesk(t)
  const { settings, revision, stage } = await read(desk)
  assert.equal(settings.rounds[1]?.start, '2021-09-15T07:00')
  assert.equal(settings.rounds[1]?.end, '2021-10-16T00:00')
  const after = withLimit({ ...settings, name: { vi: 'Cuộc thi mới' } }, '12m')
  const changes = [
    { field: 'name.vi', from: 'Cuộc thi', to: 'Cuộc thi mới' },
    { field: 'name.en', from: 'The contest', to: null },
    { field: 'parts.kien-thuc.quiz.timeLimit', from: '10m', to: '12m' },
  ]
  assert.deepEqual(await check(desk, after), { problems: [], refused: [], changes })
  assert.equal((await read(desk)).revision, revision)

  const reply = await save(desk, desk.cookie, { revision, settings: after })
  assert.equal(reply.statusCode, 200, reply.body)
  assert.deepEqual(reply.json<SettingsSaved>(), { revision: revision + 1, stage, changes })
  assert.deepEqual((await read(desk)).settings, after)
  const { app, url, cookie } = desk
  const history = await app.inject({ url: `${url}/settings/history`, headers: { cookie } })
  const { rows } = history.json<SettingsHistory>()
  assert.deepEqual(
    rows.map(({ by, kind, changes: told }) => ({ by, kind, told })),
    [{ by: 'Trần Thị Lan', kind: 'settings.change', told: changes }],
  )
  const again = await save(desk, desk.cookie, { revision: revision + 1, settings: after })
  assert.deepEqual(again.json<SettingsSaved>().changes, [])
  assert.equal((await read(desk)).revision, revision + 1)
})

test('an export after a change gives the changed files, with their comments, and imports as unchanged', async (t) => {
  const application = await startApplication(t, { now: '2021-09-12T09:00:00+07:00' })
  const pack = await aPackFolder()
  await pack.edit(
    'cuoc-thi/contest.yaml',
    '      timeLimit',
    '      # Như năm trước.\n      timeLimit',
  )
  const contest = await importedFrom(application.context, pack)
  const cookie = await anOrganiser(application, contest, 'Trần Thị Lan')
  const desk = { ...application, contest, cookie, url: `/api/v1/desk/contests/${contest.slug}` }
  const { settings, revision } = await read(desk)
  await save(desk, cookie, { revision, settings: withLimit(settings, '12m') })
  const to = await temporaryFolder()
  assert.ok((await exportPack(application.context, contest.slug, to)).ok)
  const yaml = await readFile(path.join(to, 'cuoc-thi', 'contest.yaml'), 'utf8')
  assert.match(yaml, /# Như năm trước\.\n +timeLimit: 12m/u)
  const approve = (): boolean => assert.fail('nothing had to be approved')
  const outcome = await importPack(application.context, path.join(to, 'cuoc-thi'), { approve })
  assert.equal(outcome.state, 'unchanged')
})

test('of two organisers who save, the second is told who and when, and loses nothing', async (t) => {
  const desk = await aDesk(t)
  const second = await anOrganiser(desk, desk.contest, 'Lê Văn Hai')
  const { settings, revision } = await read(desk)
  desk.clock.set('2021-09-12T10:30:00+07:00')
  await save(desk, desk.cookie, { revision, settings: withLimit(settings, '12m') })
  // What a coordinator does meanwhile is not what stands in the way.
  const { id } = await aPerson(desk.context, { name: 'Phạm Thị Ba' })
  const beside = { contestId: desk.contest.id, kind: 'contestant.add', subject: 'Ai đó' }
  await recordAct(
    desk.context.db.query,
    { personId: id, name: 'Phạm Thị Ba' },
    beside,
    desk.clock.now(),
  )
  const mine = { ...settings, audience: { vi: 'Viên chức' } }
  const late = await save(desk, second, { revision, settings: mine })
  assert.equal(late.statusCode, 409)
  const { code, values } = late.json<{ code: string; values: object }>()
  assert.equal(code, 'settings_changed_meanwhile')
  assert.deepEqual(values, { name: 'Trần Thị Lan', at: '12/9/2021, 10:30' })
  const now = await read(desk)
  const both = { ...now.settings, audience: mine.audience }
  assert.equal(
    (await save(desk, second, { revision: now.revision, settings: both })).statusCode,
    200,
  )
  assert.equal((await read(desk)).settings.parts[0]?.quiz?.timeLimit, '12m')
})

test('what is wrong is told at its field, every place at once, and nothing is saved', async (t) => {
  const desk = await aDesk(t)
  const { settings, revision } = await read(desk)
  const [first] = settings.rounds
  assert.ok(first)
  const wrong = {
    ...settings,
    slug: 'khac',
    rounds: [{ ...first, end: '2021-08-01T00:00' }, ...settings.rounds.slice(1)],
    colour: 'red',
  }
  const told = await check(desk, wrong)
  assert.deepEqual(
    told.problems.map(({ path: at }) => at.join('.')),
    ['colour'],
  )
  const { colour: _, ...known } = wrong
  const more = await check(desk, known)
  assert.deepEqual(
    more.problems.map(({ path: at }) => at.join('.')),
    ['rounds.0.end'],
  )
  const reply = await save(desk, desk.cookie, { revision, settings: known })
  assert.equal(reply.statusCode, 422)
  assert.equal(reply.json<{ problems: unknown[] }>().problems.length, 1)
  const renamed = await check(desk, { ...settings, slug: 'khac' })
  assert.deepEqual(
    renamed.problems.map(({ path: at }) => at),
    [['slug']],
  )
  const bank = settings.parts.map((part) =>
    part.quiz === undefined ? part : { ...part, quiz: { ...part.quiz, bank: 'cua-nguoi-khac' } },
  )
  const foreign = await check(desk, { ...settings, parts: bank })
  assert.deepEqual(
    foreign.problems.map(({ path: at }) => at),
    [['parts', 0, 'quiz', 'bank']],
  )
  assert.equal((await read(desk)).revision, revision)
})

test('while attempts exist, what they stand on is refused at its field, and the rest is saved', async (t) => {
  const desk = await aDesk(t, '2021-10-01T09:00:00+07:00')
  await (await aContestantAt(desk, desk.contest)).begin()
  const { settings, revision, taken } = await read(desk)
  assert.equal(taken, 1)
  const told = await check(desk, withLimit(settings, '12m'))
  assert.deepEqual(
    told.refused.map(({ path: at, said }) => [at.join('.'), said]),
    [
      [
        'parts.0.quiz.timeLimit',
        'không đổi được “timeLimit” của phần “kien-thuc”: đang có 1 lượt thi mở',
      ],
    ],
  )
  const refused = await save(desk, desk.cookie, { revision, settings: withLimit(settings, '12m') })
  assert.equal(refused.statusCode, 409)
  assert.equal(refused.json<{ code: string }>().code, 'settings_refused')
  const later = settings.rounds.map((round) => ({ ...round, end: round.end.replace('16T', '20T') }))
  const moved = await check(desk, { ...settings, rounds: later })
  assert.deepEqual(
    moved.refused.map(({ path: at }) => at),
    [['rounds', 1, 'end']],
  )
  const summary = { ...settings, summary: { vi: 'Cuộc thi năm 2021.' } }
  assert.equal((await save(desk, desk.cookie, { revision, settings: summary })).statusCode, 200)
})

test('a document is stored under its name, never over another, and shown once the settings list it', async (t) => {
  const desk = await aDesk(t)
  const { app, url, cookie, contest } = desk
  const upload = async (name: string, bytes: string) => {
    const reply = await app.inject({
      method: 'POST',
      url: `${url}/settings/documents?name=${encodeURIComponent(name)}`,
      headers: { cookie, 'content-type': 'application/octet-stream' },
      payload: Buffer.from(bytes),
    })
    return [reply.statusCode, reply.json<{ path?: string; code?: string }>()] as const
  }
  assert.deepEqual(await upload('Kế hoạch.pdf', 'một'), [
    201,
    { path: 'documents/Kế hoạch.pdf', bytes: 5 },
  ])
  const [, second] = await upload('Kế hoạch.pdf', 'hai')
  assert.equal(second.path, 'documents/Kế hoạch (2).pdf')
  assert.equal((await upload('../contest.yaml', 'x'))[0], 422)
  const file = 'documents/Kế hoạch (2).pdf'
  const address = `/api/v1/contests/${contest.slug}/files/${encodeURI(file)}`
  assert.equal((await app.inject(address)).statusCode, 404)
  const { settings, revision, files } = await read(desk)
  assert.equal(files.length, 3)
  const documents = [...settings.documents, { title: { vi: 'Kế hoạch' }, file }]
  await save(desk, cookie, { revision, settings: { ...settings, documents } })
  await eventually('the document is shown', async () =>
    (await app.inject(address)).body === 'hai' ? true : null,
  )
})

test('what is checked becomes a draft again by a change; who takes part keeps it open', async (t) => {
  const desk = await aDesk(t)
  const { app, url } = desk
  let { cookie } = desk
  const move = async (from: string, to: string) =>
    (
      await app.inject({
        method: 'POST',
        url: `${url}/stage`,
        headers: { cookie },
        payload: { from, to },
      })
    ).statusCode
  const overview = async () =>
    (await app.inject({ url: `${url}/overview`, headers: { cookie } })).json<Overview>()
  assert.equal(await move('open', 'draft'), 200)
  await eventually('the contest is hidden', async () =>
    (await app.inject(`/api/v1/contests/${desk.contest.slug}`)).statusCode === 404 ? true : null,
  )
  assert.equal(await move('draft', 'open'), 409)
  assert.equal(await move('draft', 'checked'), 200)
  const { settings, revision } = await read(desk)
  const saved = await save(desk, cookie, { revision, settings: withLimit(settings, '12m') })
  assert.equal(saved.json<SettingsSaved>().stage, 'draft')

  const hard = settings.parts.map((part) =>
    part.quiz === undefined
      ? part
      : {
          ...part,
          quiz: {
            ...part.quiz,
            blueprint: [{ topic: 'mot', difficulty: 'hard' as const, count: 3 }],
          },
        },
  )
  const asks = { ...withLimit(settings, '12m'), parts: hard, rules: [] }
  assert.equal(
    (await save(desk, cookie, { revision: revision + 1, settings: asks })).statusCode,
    200,
  )
  const { checklist } = await overview()
  const blockers = checklist.filter(({ blocks, done }) => blocks && !done)
  assert.deepEqual(
    blockers.map(({ code }) => code),
    ['bank', 'rules'],
  )
  assert.equal(await move('draft', 'checked'), 409)

  assert.equal(
    (await save(desk, cookie, { revision: revision + 2, settings: withLimit(settings, '12m') }))
      .statusCode,
    200,
  )
  assert.equal(await move('draft', 'checked'), 200)
  assert.equal(await move('checked', 'open'), 200)
  await eventually('the contest is shown', async () =>
    (await app.inject(`/api/v1/contests/${desk.contest.slug}`)).statusCode === 200 ? true : null,
  )
  desk.clock.set('2021-10-01T09:00:00+07:00')
  await (await aContestantAt(desk, desk.contest)).begin()
  cookie = await anOrganiser(desk, desk.contest, 'Lê Văn Hai')
  assert.equal(await move('open', 'draft'), 409)
  const { phase, figures } = await overview()
  assert.equal(phase, 'running')
  assert.deepEqual([figures.contestantsTookPart, figures.contestants], [0, 1])
  assert.deepEqual([figures.unitsTookPart, figures.units], [0, 2])
})
