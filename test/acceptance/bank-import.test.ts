import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import { findBank } from '#src/modules/question-bank/find-bank.ts'
import type { Imported, ImportPreview, QuestionPage } from '#src/modules/question-bank/schema.ts'
import { startApplication } from '#test/factories/application.ts'
import { type BankDesk, bankDeskOf } from '#test/factories/bank-desk.ts'
import { aContest } from '#test/factories/contest.ts'
import { bodyOf } from '#test/factories/long-work.ts'

const day = 86_400_000

const headings = ['Mã', 'Chủ đề', 'Câu hỏi', 'A', 'B', 'C', 'Đáp án', 'Mức độ']

/** The questions of the factory's contest, ten a topic, as a workbook has them. */
const rowsOf = (
  change: (row: string[], code: string) => string[] | null = (row) => row,
): SheetData => [
  headings,
  ...['to-chuc', 'ky-luat', 'thu-tuc'].flatMap((topic) =>
    Array.from({ length: 10 }, (_, index) => {
      const code = `${topic}-${index + 1}`
      const level = ['Dễ', 'Trung bình', 'Khó'][index % 3] ?? ''
      const row = [code, topic, `Câu ${index + 1} về ${topic}?`, 'Một', 'Hai', 'Ba', 'B', level]
      return change(row, code)
    }).filter((row) => row !== null),
  ),
]

const workbook = (rows: SheetData): Promise<Buffer> => writeWorkbook(rows).toBuffer()

const openDesk = async (t: TestContext) => {
  const application = await startApplication(t)
  const now = application.clock.now().getTime()
  const rounds = [{ start: new Date(now - 9 * day), end: new Date(now - day) }]
  const contest = await aContest(application.context, { rounds })
  return { ...application, contest, organiser: await bankDeskOf(application, contest, 'organiser') }
}

const preview = async (desk: BankDesk, file: Buffer): Promise<ImportPreview> => {
  const reply = await desk.upload('/import-previews', file)
  assert.equal(reply.statusCode, 200, reply.body)
  return reply.json<ImportPreview>()
}

const confirm = (desk: BankDesk, file: Buffer, stamp: string | null) =>
  desk.upload(`/imports?stamp=${stamp ?? ''}`, file)

const take = async (desk: BankDesk, file: Buffer): Promise<Imported> => {
  const reply = await confirm(desk, file, (await preview(desk, file)).stamp)
  assert.equal(reply.statusCode, 201, reply.body)
  return reply.json<Imported>()
}

test('a preview tells what comes in, changes and goes; nothing is written before it is confirmed', async (t) => {
  const { organiser, contest, context } = await openDesk(t)
  await take(organiser, await workbook(rowsOf()))
  const before = await findBank(context.db.query, `${contest.slug}-bank`)
  const changes: Record<string, string[] | null> = {
    'to-chuc-1': ['to-chuc-1', 'to-chuc', 'Câu mới viết lại?', 'Một', 'Hai', 'Bốn', 'C', 'Dễ'],
    'to-chuc-2': null,
  }
  const file = await workbook([
    ...rowsOf((row, code) => (code in changes ? (changes[code] ?? null) : row)),
    ['moi-1', 'Chuyển đổi số', 'Câu mới viết lại', 'Một', 'Hai', 'Bốn', 'A', 'Khó'],
  ])
  const told = await preview(organiser, file)
  assert.equal(told.questions, 30)
  assert.deepEqual(told.added, [{ code: 'moi-1', stem: 'Câu mới viết lại' }])
  assert.deepEqual(told.retired, [{ code: 'to-chuc-2', stem: 'Câu 2 về to-chuc?' }])
  assert.deepEqual(told.changed, [
    {
      code: 'to-chuc-1',
      stem: 'Câu mới viết lại?',
      fields: [
        { field: 'stem', from: 'Câu 1 về to-chuc?', to: 'Câu mới viết lại?' },
        { field: 'options', from: 'A. Một\n✓ B. Hai\nC. Ba', to: 'A. Một\nB. Hai\n✓ C. Bốn' },
      ],
    },
  ])
  assert.equal(told.unchanged, 28)
  assert.deepEqual(told.newTopics, ['Chuyển đổi số'])
  assert.deepEqual(
    told.duplicates.pairs
      .filter(({ score }) => score === 1)
      .map(({ one, other }) => [one.code, other.code]),
    [['to-chuc-1', 'moi-1']],
  )
  assert.deepEqual(await findBank(context.db.query, `${contest.slug}-bank`), before)

  const done = await confirm(organiser, file, told.stamp)
  assert.deepEqual(done.json(), { added: 1, changed: 1, retired: 1, restored: 0 })
  const { rows } = await sql<{ kind: string; changes: unknown }>`
    select kind, changes from act order by id desc limit 1`.execute(context.db.query)
  assert.deepEqual(rows[0], {
    kind: 'bank.import',
    changes: [
      { field: 'added', from: null, to: ['moi-1'] },
      { field: 'changed', from: null, to: ['to-chuc-1'] },
      { field: 'retired', from: null, to: ['to-chuc-2'] },
    ],
  })
})

test('the same file twice has nothing to import', async (t) => {
  const { organiser } = await openDesk(t)
  const file = await workbook(rowsOf())
  await take(organiser, file)
  const again = await preview(organiser, file)
  assert.equal(again.stamp, null)
  assert.equal(again.unchanged, 30)
  assert.deepEqual([again.added, again.changed, again.retired], [[], [], []])
})

test('every row that cannot be taken is told, and the file is not to be confirmed', async (t) => {
  const { organiser } = await openDesk(t)
  const file = await workbook([
    headings,
    ['m-1', 'A', 'Câu một?', 'Một', 'Hai', null, 'D', 'Dễ'],
    ['m-2', 'A', null, 'Một', 'Hai', null, 'A', 'Dễ'],
  ])
  const told = await preview(organiser, file)
  assert.deepEqual(
    told.problems.map(({ row, column, vi }) => `${row} ${column} ${vi}`),
    ['2 G câu chỉ có 2 phương án', '3 C câu hỏi trống'],
  )
  assert.equal(told.stamp, null)
  const forced = await confirm(organiser, file, '0'.repeat(32))
  assert.equal(forced.json<{ code: string }>().code, 'import_changed')
  const none = await organiser.upload('/import-previews', await workbook([['Họ tên'], ['An']]))
  assert.equal(none.json<{ code: string }>().code, 'no_question_headings')
})

test('what was previewed is what is imported: a bank changed meanwhile is looked at again', async (t) => {
  const { organiser } = await openDesk(t)
  const file = await workbook(rowsOf())
  const { stamp } = await preview(organiser, file)
  await take(organiser, await workbook(rowsOf((row, code) => (code === 'to-chuc-1' ? null : row))))
  const late = await confirm(organiser, file, stamp)
  assert.equal(late.statusCode, 409)
  assert.equal(late.json<{ code: string }>().code, 'import_changed')
})

test('what is being written stays so through an import, and comes after what it brings', async (t) => {
  const desk = await openDesk(t)
  const { organiser, contest, context } = desk
  const bank = `${contest.slug}-bank`
  const writer = await bankDeskOf(desk, contest)
  const draft = await writer.write({ stem: 'Bản đang soạn?' }, 'to-chuc-1')
  const fresh = await writer.write({ topic: 'Chủ đề mới', newTopic: true })
  await take(organiser, await workbook(rowsOf()))

  const page = (await writer.get('/questions/to-chuc-1')).json<QuestionPage>()
  assert.deepEqual(
    page.versions.map(({ version, number, state }) => [version === draft.version, number, state]),
    [
      [true, 3, 'draft'],
      [false, 2, 'in_use'],
      [false, 1, 'in_use'],
    ],
  )
  assert.equal((await preview(organiser, await workbook(rowsOf()))).stamp, null)

  await organiser.ask('POST', '/questions/to-chuc-1/review', { version: draft.version })
  await organiser.ask('POST', `/questions/${fresh.code}/review`, { version: fresh.version })
  const used = await writer.ask('POST', '/uses', {
    questions: [{ code: 'to-chuc-1', version: draft.version }, fresh],
  })
  assert.equal(used.statusCode, 204, used.body)
  const standing = await findBank(context.db.query, bank)
  const changed = standing?.questions.find(({ code }) => code === 'to-chuc-1')
  assert.equal(changed?.stem, 'Bản đang soạn?')
  assert.equal(standing?.questions.find(({ code }) => code === fresh.code)?.topic, 'chu-de-moi')
})

test('a question that a file leaves out is retired, one that was never in use is not', async (t) => {
  const desk = await openDesk(t)
  const { organiser, contest } = desk
  const writer = await bankDeskOf(desk, contest)
  const fresh = await writer.write()
  const { retired } = await take(
    organiser,
    await workbook(rowsOf((row, code) => (code === 'to-chuc-1' ? null : row))),
  )
  assert.equal(retired, 1)
  const page = (await writer.get(`/questions/${fresh.code}`)).json<QuestionPage>()
  assert.equal(page.retired, false)
})

test('as long work a bank is imported all the same, and refused in the same words', async (t) => {
  const { organiser } = await openDesk(t)
  const file = await workbook([...rowsOf(), ['moi-1', 'thu-tuc', 'Mới?', 'A', 'B', '', 'A', 'Dễ']])
  const { stamp } = await preview(organiser, file)
  const done = await organiser.uploadLong(`/imports?stamp=${stamp ?? ''}`, file)
  assert.deepEqual([done.kind, done.state, done.reply?.status], ['bank.import', 'done', 201])
  assert.equal((bodyOf(done) as Imported).added, 1)
  const changed = await workbook([...rowsOf(), ['moi-2', 'thu-tuc', 'K?', 'A', 'B', '', 'A', 'Dễ']])
  const refused = await organiser.uploadLong(`/imports?stamp=${'0'.repeat(32)}`, changed)
  const direct = await confirm(organiser, changed, '0'.repeat(32))
  assert.deepEqual([refused.state, refused.reply?.status], ['refused', 409])
  assert.deepEqual(refused.reply?.body, direct.json())
})
