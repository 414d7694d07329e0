import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import type { Draws, Sample, SampleResult } from '#src/modules/attempt/schema.ts'
import { loadBank } from '#src/modules/question-bank/load-bank.ts'
import type { Context } from '#src/platform/context.ts'
import { readSheets } from '#src/platform/sheets/read-sheets.ts'
import { startApplication } from '#test/factories/application.ts'
import { type ContestOptions, aContest } from '#test/factories/contest.ts'
import { aPerson, aSession } from '#test/factories/people.ts'

const openDesk = async (t: TestContext, options: ContestOptions = {}) => {
  const application = await startApplication(t)
  const contest = await aContest(application.context, options)
  const person = await aPerson(application.context, { grants: [{ role: 'organiser', contest }] })
  const headers = { cookie: await aSession(application.context, person.id) }
  const part = `/api/v1/contests/${contest.slug}/parts/kien-thuc`
  return {
    ...application,
    contest,
    get: (rest: string) => application.app.inject({ url: `${part}/${rest}`, headers }),
    post: (rest: string, payload: object) =>
      application.app.inject({ method: 'POST', url: `${part}/${rest}`, headers, payload }),
  }
}

/** table → its rows, of all tables there are. */
const countRows = async ({ db }: Context): Promise<Readonly<Record<string, number>>> => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' order by 1`.execute(db.query)
  const counts: [string, number][] = []
  for (const { name } of rows) {
    const counted = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.table(name)}`.execute(db.query)
    counts.push([name, counted.rows[0]?.count ?? 0])
  }
  return Object.fromEntries(counts)
}

test('a trial run gives a paper without its key, marks it, and leaves no trace', async (t) => {
  const { context, contest, post, get } = await openDesk(t)
  const before = await countRows(context)
  const drawn = await post('samples', { seed: 7 })
  assert.equal(drawn.statusCode, 200, drawn.body)
  const sample = drawn.json<Sample>()
  assert.equal(sample.slots.length, 10)
  assert.equal(sample.timeLimitMs, 600_000)
  assert.ok(!/correct|right|explanation|Vì |Nghị định/u.test(drawn.body), drawn.body)
  assert.deepEqual((await post('samples', { seed: 7 })).json<Sample>(), sample)

  const { questions } = await loadBank(context, contest.parts[0]?.quiz?.bankId ?? 0)
  const rightAt = (slot: number): number => {
    const shown = sample.slots[slot - 1]
    const question = questions.find(({ stem }) => stem === shown?.stem)
    const right = question?.options.find(({ correct }) => correct)?.text
    return shown?.options.find(({ text }) => text === right)?.option ?? 0
  }
  const answers = Object.fromEntries([1, 2, 3].map((slot) => [String(slot), [rightAt(slot)]]))
  const marked = await post('samples/7/marking', { stamp: sample.stamp, answers })
  assert.equal(marked.statusCode, 200, marked.body)
  const result = marked.json<SampleResult>()
  assert.deepEqual([result.correct, result.total], [3, 10])
  assert.deepEqual(result.review[3]?.right, [rightAt(4)])
  assert.match(result.review[0]?.explanation ?? '', /^Vì /u)

  assert.equal((await get('draws?seed=7')).statusCode, 200)
  assert.equal((await get('draws/file?seed=7')).statusCode, 200)
  assert.deepEqual(await countRows(context), before)
})

test('answers are taken for the very paper that was drawn', async (t) => {
  const { post } = await openDesk(t)
  const { stamp } = (await post('samples', { seed: 7 })).json<Sample>()
  const codeOf = async (rest: string, body: object) =>
    (await post(rest, body)).json<{ code: string }>().code
  assert.equal(await codeOf('samples/8/marking', { stamp, answers: {} }), 'sample_changed')
  const wrong = { stamp, answers: { '11': [1] } }
  assert.equal(await codeOf('samples/7/marking', wrong), 'no_such_slot')
})

test('a bank that is too small says so', async (t) => {
  const { post, get } = await openDesk(t, { questions: [] })
  for (const reply of [await post('samples', {}), await get('draws')])
    assert.equal(reply.json<{ code: string }>().code, 'bank_too_small')
})

test('ten papers are laid beside each other, on the screen and in a workbook', async (t) => {
  const { get } = await openDesk(t)
  const draws = (await get('draws?seed=3')).json<Draws>()
  assert.equal(draws.papers.length, 10)
  for (const counts of draws.papers) {
    const ofTopic = (topic: string) =>
      counts.filter((one) => one.topic === topic).reduce((sum, { count }) => sum + count, 0)
    assert.deepEqual(['to-chuc', 'ky-luat', 'thu-tuc'].map(ofTopic), [4, 3, 3])
  }
  const times = draws.questions.reduce((sum, { papers }) => sum + papers.length, 0)
  assert.equal(times, 100)
  assert.equal(draws.never + draws.questions.length, 30)
  assert.equal(draws.overlap[0]?.[0], 10)
  assert.equal(draws.overlap[0][1], draws.overlap[1]?.[0])

  const file = await get('draws/file?seed=3')
  assert.match(String(file.headers['content-disposition']), /rut-de-thu-.*\.xlsx/u)
  const sheets = await readSheets(file.rawPayload)
  assert.ok(sheets.ok)
  const [first] = sheets.value
  assert.equal(first?.rows.length, draws.questions.length + 1)
  assert.deepEqual(first.rows[0]?.slice(0, 6), [
    'Mã câu',
    'Câu hỏi',
    'Chủ đề',
    'Độ khó',
    'Số đề có câu này',
    'Đề 1',
  ])
})
