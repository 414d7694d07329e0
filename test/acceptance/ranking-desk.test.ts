import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Contest } from '#src/modules/contest/contest.ts'
import type {
  Publishing,
  Ranking,
  RankingRow,
  ResultChanges,
  UnitRanking,
} from '#src/modules/ranking/schema.ts'
import { readSheets } from '#src/platform/sheets/read-sheets.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { eventually } from '#test/factories/eventually.ts'
import { aContest, type ContestOptions } from '#test/factories/contest.ts'
import { aContestant, aPerson, aSession, type TestPerson } from '#test/factories/people.ts'
import { aStanding } from '#test/factories/standing.ts'

const hour = 3_600_000

/** A contest that closes in an hour and shows initials, its organiser, and ways to ask as such. */
const organised = async (t: TestContext, options: ContestOptions = {}) => {
  const product = await startApplication(t)
  const { context, clock } = product
  const now = clock.now().getTime()
  const contest = await aContest(context, {
    rounds: [{ start: new Date(now - hour), end: new Date(now + hour) }],
    ranking: { names: 'initials' },
    ...options,
  })
  const organiser = await aPerson(context, {
    name: 'Trần Văn Tổ',
    grants: [{ role: 'organiser', contest }],
  })
  const cookie = await aSession(context, organiser.id)
  const ask = askAs(product, contest, cookie)
  return { ...product, contest, organiser, ...ask }
}

const askAs = ({ app }: Application, contest: Contest, cookie: string) => {
  const headers = { cookie, 'accept-language': 'vi' }
  const desk = `/api/v1/desk/contests/${contest.slug}`
  const part = `${desk}/parts/kien-thuc`
  const get = async <T>(rest: string): Promise<T> =>
    (await app.inject({ url: `${part}/${rest}`, headers })).json<T>()
  return {
    get,
    file: (rest: string) => app.inject({ url: `${part}/${rest}`, headers }),
    publish: async (reason?: string) => {
      const url = `/api/v1/contests/${contest.slug}/parts/kien-thuc/publications`
      const payload = reason === undefined ? {} : { reason }
      const reply = await app.inject({ method: 'POST', url, headers, payload })
      return reply.json<{ id?: string; code?: string }>()
    },
    freeze: async (freezeAt: string | null) => {
      const payload = { freezeAt }
      const reply = await app.inject({ method: 'PUT', url: `${desk}/freeze`, headers, payload })
      return reply.json<{ freezeAt?: string | null; code?: string }>()
    },
    seen: async (): Promise<Ranking> => {
      const url = `/api/v1/contests/${contest.slug}/parts/kien-thuc/ranking`
      return (await app.inject({ url })).json<Ranking>()
    },
  }
}

const acts = async ({ context }: Application) =>
  context.db.query
    .selectFrom('act')
    .select(['kind', 'actor_name', 'subject', 'reason', 'changes'])
    .orderBy('id')
    .execute()

const names = (rows: readonly RankingRow[]): string[] => rows.map(({ name }) => name)

const two = async (
  product: Application & { readonly contest: Contest },
): Promise<readonly TestPerson[]> => {
  const { context, contest } = product
  const hoa = await aContestant(context, contest, { name: 'Lâm Thị Hoa', subUnit: 'Phòng Một' })
  const minh = await aContestant(context, contest, { name: '=Sơn Ngọc Minh', unitCode: 'huyen-1' })
  await aStanding(context, contest, hoa, { correct: 9 })
  await aStanding(context, contest, minh, { correct: 8 })
  return [hoa, minh]
}

test('a preview shows what would be published, page by page, before anybody else sees it', async (t) => {
  const product = await organised(t, { ranking: { names: 'initials', visibility: 'hidden' } })
  await two(product)
  assert.deepEqual((await product.seen()).rows, [])
  const first = await product.get<Ranking>('preview?limit=1')
  assert.deepEqual([first.visibility, first.total, names(first.rows)], ['published', 2, ['L.T.H.']])
  const second = await product.get<Ranking>(`preview?limit=1&after=${first.next ?? ''}`)
  assert.deepEqual([names(second.rows), second.rows[0]?.rank], [['=.N.M.'], 2])
  const units = await product.get<UnitRanking>('preview/units')
  assert.deepEqual([units.total, units.rows[0]?.unit], [6, 'Sở số 1'])

  product.clock.advance(hour)
  assert.equal((await product.publish()).code, undefined)
  assert.deepEqual((await product.seen()).rows, [...first.rows, ...second.rows])
})

test('what holds a publication up is said in words, and each is told with who, when and why', async (t) => {
  const product = await organised(t)
  await two(product)
  const state = () => product.get<Publishing>('publications')
  const running = await state()
  assert.deepEqual([running.seen, running.published, running.standings], ['live', false, 2])
  assert.equal(running.obstacle?.code, 'round_still_running')
  assert.match(running.obstacle.detail, /^Đợt thi chính thức còn mở đến 1\/10\/2021, 10:00/u)
  product.clock.advance(hour)
  assert.equal((await state()).obstacle, null)
  await product.publish()
  await product.publish('Chấm lại câu 7 do đáp án sai')
  const { publications, seen } = await state()
  assert.equal(seen, 'published')
  assert.deepEqual(
    publications.map(({ kind, publishedBy, reason, people }) => [
      kind,
      publishedBy,
      reason,
      people,
    ]),
    [
      ['correct', 'Trần Văn Tổ', 'Chấm lại câu 7 do đáp án sai', 2],
      ['publish', 'Trần Văn Tổ', null, 2],
    ],
  )
  assert.deepEqual(
    (await acts(product)).map(({ kind, subject, reason, changes }) => [
      kind,
      subject,
      reason,
      changes,
    ]),
    [
      ['ranking.publish', 'Phần thi kiến thức', null, [{ field: 'people', from: null, to: 2 }]],
      [
        'ranking.correct',
        'Phần thi kiến thức',
        'Chấm lại câu 7 do đáp án sai',
        [{ field: 'people', from: 2, to: 2 }],
      ],
    ],
  )
})

test('what a correction would change is told before it is made', async (t) => {
  const product = await organised(t)
  const { context, clock } = product
  const [hoa, minh] = await two(product)
  assert.equal((await product.get<ResultChanges>('changes')).since, null)
  clock.advance(hour)
  await product.publish()
  const nothing = await product.get<ResultChanges>('changes')
  assert.deepEqual([nothing.rows, nothing.units, nothing.counts.after], [[], [], 2])

  await context.db.query
    .updateTable('standing')
    .set({ correct: 10, key1: -10 })
    .where('person_id', '=', minh?.id ?? 0)
    .execute()
  const newcomer = await aContestant(context, product.contest, { name: 'Thạch Sa Rây' })
  await aStanding(context, product.contest, newcomer, { correct: 1 })
  const changes = await product.get<ResultChanges>('changes?limit=2')
  assert.deepEqual(
    changes.rows.map(({ name, change, before, after }) => [
      name,
      change,
      before?.rank ?? null,
      after?.rank ?? null,
    ]),
    [
      [hoa?.name, 'down', 1, 2],
      [minh?.name, 'up', 2, 1],
    ],
  )
  const rest = await product.get<ResultChanges>(`changes?limit=2&after=${changes.next ?? ''}`)
  assert.deepEqual(
    rest.rows.map(({ name, change, after }) => [name, change, after?.rank]),
    [['Thạch Sa Rây', 'joined', 3]],
  )
  assert.deepEqual(changes.counts, {
    before: 2,
    after: 3,
    joined: 1,
    left: 0,
    up: 1,
    down: 1,
    sameRank: 0,
  })
  assert.deepEqual(
    changes.units.map(({ unit, before, after }) => [unit, before?.rank, after?.rank]),
    [
      ['Huyện số 1', 2, 1],
      ['Sở số 1', 1, 2],
    ],
  )
})

/** A change of the contest is told to every process, this one among them. */
const isSeen = (
  product: { readonly seen: () => Promise<Ranking> },
  visibility: Ranking['visibility'],
): Promise<void> =>
  eventually(`the ranking is ${visibility}`, async () =>
    (await product.seen()).visibility === visibility ? undefined : null,
  )

test('the ranking is frozen now, lives again, and is frozen at a time', async (t) => {
  const product = await organised(t)
  const { clock, context, contest } = product
  const [hoa] = await two(product)
  clock.advance(500)
  const frozen = await product.freeze('now')
  assert.equal(frozen.freezeAt, '2021-10-01T02:00:00.000Z')
  await isSeen(product, 'hidden')
  clock.advance(6000)
  const late = await aContestant(context, contest, { name: 'Thạch Sa Rây' })
  await aStanding(context, contest, late, { correct: 10 })
  const still = await product.seen()
  assert.deepEqual([still.visibility, still.total], ['frozen', 2])
  const { publications } = await product.get<Publishing>('publications')
  assert.deepEqual(
    publications.map(({ kind, publishedBy }) => [kind, publishedBy]),
    [['freeze', null]],
  )

  assert.equal((await product.freeze(null)).freezeAt, null)
  await isSeen(product, 'live')
  assert.equal((await product.seen()).total, 3)
  assert.deepEqual((await product.get<Publishing>('publications')).publications, [])

  assert.equal((await product.freeze('2021-10-01T08:00:00+07:00')).code, 'freeze_in_past')
  const at = '2021-10-01T02:30:00.000Z'
  assert.equal((await product.freeze(at)).freezeAt, at)
  clock.set('2021-10-01T02:30:06Z')
  await isSeen(product, 'frozen')
  assert.equal((await product.seen()).total, 3)
  assert.ok(hoa)
  const told = (await acts(product)).map(({ kind, changes }) => [kind, changes])
  assert.deepEqual(told, [
    ['ranking.freeze', [{ field: 'ranking.freezeAt', from: null, to: '2021-10-01T02:00:00.000Z' }]],
    [
      'ranking.unfreeze',
      [{ field: 'ranking.freezeAt', from: '2021-10-01T02:00:00.000Z', to: null }],
    ],
    ['ranking.freeze', [{ field: 'ranking.freezeAt', from: null, to: at }]],
  ])

  clock.advance(hour)
  await product.publish()
  assert.equal((await product.freeze(null)).code, 'results_published')
})

test('a hidden ranking is not frozen', async (t) => {
  const product = await organised(t, { ranking: { visibility: 'hidden' } })
  assert.equal((await product.freeze('now')).code, 'ranking_hidden')
})

test('lists have full names, units and sub-units as in the roster, and no formulas', async (t) => {
  const product = await organised(t)
  await two(product)
  const csv = await product.file('results/people?format=csv')
  const lines = csv.body.trim().split('\r\n')
  assert.match(lines[0] ?? '', /^Hạng,Đồng hạng,Họ và tên,Đơn vị,Bộ phận,Số câu đúng/u)
  assert.match(lines[1] ?? '', /^1,,Lâm Thị Hoa,Sở số 1,Phòng Một,9,10,60,/u)
  assert.match(lines[2] ?? '', /^2,,'=Sơn Ngọc Minh,Huyện số 1,,8,10,60,/u)
  assert.match(String(csv.headers['content-disposition']), /xep-hang-ca-nhan-/u)

  const book = await product.file('results/units?format=xlsx')
  const read = await readSheets(book.rawPayload)
  assert.ok(read.ok)
  const [sheet] = read.value
  assert.deepEqual(
    [sheet?.name, sheet?.rows[1]?.slice(0, 4)],
    ['Xếp hạng đơn vị', ['1', '', 'Sở số 1', 'Cơ quan chuyên môn']],
  )
})

test('a list of a publication stays as it was published', async (t) => {
  const product = await organised(t)
  const { context, clock } = product
  await two(product)
  clock.advance(hour)
  const { id } = await product.publish()
  await context.db.query.deleteFrom('standing').execute()
  const now = await product.file('results/people?format=csv')
  assert.equal(now.body.trim().split('\r\n').length, 1)
  const then = await product.file(`results/people?format=csv&publication=${id ?? ''}`)
  assert.match(then.body, /\r\n1,,Lâm Thị Hoa,Sở số 1,,9,10,60,/u)
  const none = await product.file('results/people?publication=987654')
  assert.equal(none.statusCode, 404)
})

test('everybody may download what they may see, and no more', async (t) => {
  const product = await organised(t, { ranking: { names: 'initials' } })
  const { app, contest } = product
  await two(product)
  const url = `/api/v1/contests/${contest.slug}/parts/kien-thuc/ranking/download`
  const people = await app.inject({ url })
  assert.match(people.body, /\r\n1,,L\.T\.H\.,Sở số 1,9,10,60,/u)
  assert.doesNotMatch(people.body, /Hoa|Phòng/u)
  const ofUnit = await app.inject({ url: `${url}?unit=huyen-1` })
  assert.equal(ofUnit.body.trim().split('\r\n').length, 2)
  const units = await app.inject({ url: `${url}?list=units` })
  assert.match(units.body, /\r\n1,,Sở số 1,Cơ quan chuyên môn,10,1,10,1,9\r\n/u)
  assert.equal((await app.inject({ url: `${url}?unit=khac` })).statusCode, 404)

  const hidden = await organised(t, { ranking: { visibility: 'hidden' } })
  await two(hidden)
  const secret = `/api/v1/contests/${hidden.contest.slug}/parts/kien-thuc/ranking/download`
  assert.equal((await hidden.app.inject({ url: secret })).body.trim().split('\r\n').length, 1)
})
