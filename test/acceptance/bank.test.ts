import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import { exportPack } from '#src/modules/pack/export-pack.ts'
import { importPack } from '#src/modules/pack/import-pack.ts'
import { findBank } from '#src/modules/question-bank/find-bank.ts'
import {
  type BankImport,
  type BankOutcome,
  importBank,
} from '#src/modules/question-bank/import-bank.ts'
import type { Context } from '#src/platform/context.ts'
import { startApplication } from '#test/factories/application.ts'
import { aPackFolder, importedFrom } from '#test/factories/pack.ts'
import { temporaryFolder } from '#test/factories/temporary-folder.ts'

const workbook = (rows: SheetData): Promise<Buffer> => writeWorkbook(rows).toBuffer()

const headings = [
  'STT',
  'Chủ đề',
  'Nội dung câu hỏi',
  'Phương án A',
  'Phương án B',
  'Phương án C',
  'Phương án D',
  'Đáp án đúng',
]

const take = (
  context: Context,
  file: Uint8Array,
  options: Partial<BankImport> = {},
): Promise<BankOutcome> => importBank(context, file, { slug: 'thu', ...options })

const bankOf = async (context: Context) => {
  const bank = await findBank(context.db.query, 'thu')
  assert.ok(bank)
  return bank
}

/** `row column found → vi` of each problem. */
const problemsOf = (outcome: BankOutcome): readonly string[] => {
  assert.ok(outcome.state === 'invalid', outcome.state)
  return outcome.problems.map(({ row, column, found, vi }) => `${row} ${column} ${found} → ${vi}`)
}

test('an option that is right and wrong at once is refused; two wrong ones alike are a remark', async (t) => {
  const { context } = await startApplication(t)
  const row = ['1', 'A', 'Câu nào?', 'Một', 'Hai', 'Hai', null]
  const refused = await take(context, await workbook([headings, [...row, 'A; C']]))
  assert.deepEqual(problemsOf(refused), ['2 F Hai → phương án này vừa đúng vừa sai'])
  const taken = await take(context, await workbook([headings, [...row, 'A']]))
  assert.ok(taken.state === 'created')
  assert.deepEqual(
    taken.notes.map(({ row: number, column, vi }) => `${number} ${column} ${vi}`),
    ['2 F trùng một phương án khác'],
  )
})

test('numbers, letters before options, merged topics, several right options, pins', async (t) => {
  const { context } = await startApplication(t)
  const file = await workbook([
    [{ value: 'BỘ CÂU HỎI  MẪU', columnSpan: 8 }],
    [],
    headings.map((heading) => ` ${heading} `.normalize('NFD')),
    [1, 'Quản lý', 'Có bao nhiêu?', 5, 6, 7, 8, 'C'],
    [
      2,
      null,
      ' Câu 2: Chọn  câu đúng '.normalize('NFD'),
      'A. Một ',
      'B. Hai',
      'C. Cả A và B',
      null,
      'c',
    ],
    [3, 'Công chức', 'Câu nào?', 'Một', 'Hai', 'Ba', 'Cả A, B, C', 'D'],
    [],
    [4, 'Công chức', 'Những câu nào?', 'Một', 'Hai', 'Ba', null, 'A; C'],
  ])
  const outcome = await take(context, file)
  assert.equal(outcome.state, 'created')
  const bank = await bankOf(context)
  assert.deepEqual(
    bank.topics.map(({ code, name }) => [code, name.vi]),
    [
      ['quan-ly', 'Quản lý'],
      ['cong-chuc', 'Công chức'],
    ],
  )
  const shown = bank.questions.map(({ code, topic, stem, options, keepOrder }) => ({
    code,
    topic,
    stem,
    options: options.map(
      ({ text, pinned, correct }) => `${correct ? '+' : ''}${text}${pinned ? '!' : ''}`,
    ),
    keepOrder,
  }))
  assert.deepEqual(shown, [
    {
      code: 'cau-001',
      topic: 'quan-ly',
      stem: 'Có bao nhiêu?',
      options: ['5', '6', '+7', '8'],
      keepOrder: false,
    },
    {
      code: 'cau-002',
      topic: 'quan-ly',
      stem: 'Chọn câu đúng',
      options: ['Một', 'Hai', '+Cả A và B!'],
      keepOrder: false,
    },
    {
      code: 'cau-003',
      topic: 'cong-chuc',
      stem: 'Câu nào?',
      options: ['Một', 'Hai', 'Ba', '+Cả A, B, C!'],
      keepOrder: false,
    },
    {
      code: 'cau-004',
      topic: 'cong-chuc',
      stem: 'Những câu nào?',
      options: ['+Một', 'Hai', '+Ba'],
      keepOrder: false,
    },
  ])
})

test('percentages and dates come as a Vietnamese sheet shows them', async (t) => {
  const { context } = await startApplication(t)
  const file = await workbook([
    headings,
    [
      1,
      'A',
      'Bao nhiêu phần trăm, từ ngày nào?',
      { value: 0.25, type: Number, format: '0%' },
      { value: 0.125, type: Number, format: '0.0%' },
      { value: new Date('2021-10-15T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
      0.5,
      'B',
    ],
  ])
  assert.equal((await take(context, file)).state, 'created')
  const [question] = (await bankOf(context)).questions
  assert.deepEqual(
    question?.options.map(({ text }) => text),
    ['25%', '12,5%', '15/10/2021', '0.5'],
  )
})

test('a formula without a result is a problem, not an empty cell', async (t) => {
  const { context } = await startApplication(t)
  const row = [1, 'A', 'Câu nào?', 'Một', 'Hai', 'Ba', { value: 'A1/0', type: 'Formula' }, 'A']
  const outcome = await take(context, await workbook([headings, row] as SheetData))
  assert.deepEqual(problemsOf(outcome), ['2 G #N/A → công thức trong ô bị lỗi'])
})

test('English headings, codes, difficulty, explanation, source; a title heads the rows below it', async (t) => {
  const { context } = await startApplication(t)
  const file = await workbook([
    [
      'Code',
      'Question',
      'Option A',
      'Option B',
      'Answer',
      'Difficulty',
      'Explanation',
      'Source',
      'Author',
    ],
    ['Chương một', null, null, null, null, null, null, null, null],
    ['Q-1', 'Which?', 'One', 'Two', 'Two', 'hard', 'Because.', 'Điều 1', 'somebody'],
    ['Chương hai', null, null, null, null, null, null, null, null],
    ['Q-2', 'Which?', 'One', 'All of the above', 2, 'Dễ', null, null, null],
  ])
  const outcome = await take(context, file, { name: 'Ngân hàng thử' })
  assert.ok(outcome.state === 'created')
  assert.deepEqual(outcome.ignored, ['Author'])
  assert.deepEqual(
    outcome.notes.map(({ row, found }) => [row, found]),
    [
      [2, 'Chương một'],
      [4, 'Chương hai'],
    ],
  )
  const { questions } = await bankOf(context)
  assert.deepEqual(
    questions.map(({ code, topic, difficulty, explanation, source }) => [
      code,
      topic,
      difficulty,
      explanation,
      source,
    ]),
    [
      ['Q-1', 'chuong-mot', 'hard', 'Because.', 'Điều 1'],
      ['Q-2', 'chuong-hai', 'easy', null, null],
    ],
  )
})

test('every row that cannot be taken is told, and nothing is', async (t) => {
  const { context } = await startApplication(t)
  const file = await workbook([
    headings,
    [1, 'A', 'Câu một?', 'Một', 'Hai', null, null, 'E'],
    [2, 'A', null, 'Một', 'Hai', null, null, 'A'],
    [3, 'A', 'Câu ba?', 'Một', null, 'Ba', null, 'A'],
    [4, 'A', 'Câu bốn?', 'Một', null, null, null, 'A'],
    [5, 'A', 'Câu năm?', 'Một', 'Hai', null, null, null],
    [6, 'A', 'Câu sáu?', 2, 1, null, null, 1],
    [7, 'A', 'Câu bảy?', 'Một', 'Hai', null, null, 'B'],
  ])
  assert.deepEqual(problemsOf(await take(context, file)), [
    '2 H E → câu chỉ có 2 phương án',
    '3 C  → câu hỏi trống',
    '4 E  → phương án trống giữa các phương án',
    '5 D Một → cần 2 đến 6 phương án, có 1',
    '6 H  → đáp án trống',
    '7 H 1 → đáp án có thể hiểu hai cách; hãy ghi chữ cái (A, B …)',
  ])
  assert.equal(await findBank(context.db.query, 'thu'), null)
})

test('the same file twice changes nothing; a changed one makes versions and retires', async (t) => {
  const { context } = await startApplication(t)
  const rows = (stem: string, last: number): SheetData => [
    headings,
    [1, 'A', stem, 'Một', 'Hai', null, null, 'A'],
    [2, 'A', 'Câu hai?', 'Một', 'Hai', null, null, 'B'],
    [last, 'A', 'Câu ba?', 'Một', 'Hai', null, null, 'B'],
  ]
  assert.equal((await take(context, await workbook(rows('Câu một?', 3)))).state, 'created')
  assert.equal((await take(context, await workbook(rows('Câu một?', 3)))).state, 'unchanged')
  const changed = await workbook(rows('Câu số một?', 4))
  const dry = await take(context, changed, { dryRun: true })
  assert.ok(dry.state === 'would-change')
  assert.deepEqual(dry.difference.questions, {
    added: ['cau-004'],
    changed: [{ code: 'cau-001', fields: ['stem'] }],
    retired: ['cau-003'],
    restored: [],
  })
  assert.equal((await bankOf(context)).questions[0]?.stem, 'Câu một?')
  assert.equal((await take(context, changed)).state, 'changed')
  assert.deepEqual(
    (await bankOf(context)).questions.map(({ code, stem }) => `${code} ${stem}`),
    ['cau-001 Câu số một?', 'cau-002 Câu hai?', 'cau-004 Câu ba?'],
  )
})

test('a CSV with semicolons and a byte order mark', async (t) => {
  const { context } = await startApplication(t)
  const csv = '\ufeffCâu hỏi;A;B;Đáp án\r\n"Một; hay ""hai""?";a;b;B\r\n'
  assert.equal((await take(context, Buffer.from(csv))).state, 'created')
  const [question] = (await bankOf(context)).questions
  assert.equal(question?.stem, 'Một; hay "hai"?')
  assert.equal(question.topic, 'chung')
  assert.equal(question.difficulty, 'medium')
})

test('two sheets with questions: one must be named', async (t) => {
  const { context } = await startApplication(t)
  const data: SheetData = [headings, [1, 'A', 'Câu một?', 'Một', 'Hai', null, null, 'A']]
  const file = await writeWorkbook([
    { data: [['Hướng dẫn']], sheet: 'Đọc trước' },
    { data, sheet: 'Đợt 1' },
    { data, sheet: 'Đợt 2' },
  ]).toBuffer()
  const unsure = await take(context, file)
  assert.ok(unsure.state === 'unreadable')
  assert.deepEqual(unsure.refusal, {
    code: 'several_question_sheets',
    values: { sheets: 'Đợt 1, Đợt 2' },
  })
  const named = await take(context, file, { sheet: 'Đợt 2' })
  assert.ok(named.state === 'created')
  assert.equal(named.sheet, 'Đợt 2')
})

test('no headings, no workbook, no slug', async (t) => {
  const { context } = await startApplication(t)
  const codeOf = (outcome: BankOutcome): string =>
    outcome.state === 'unreadable' ? outcome.refusal.code : outcome.state
  assert.equal(
    codeOf(await take(context, await workbook([['Câu hỏi', 'A']]))),
    'no_question_headings',
  )
  assert.equal(codeOf(await take(context, Buffer.from('PK\u0003\u0004 broken'))), 'sheet_damaged')
  assert.equal(codeOf(await take(context, Buffer.from('x'), { slug: '../x' })), 'bad_bank_slug')
})

test('a bank from a workbook is exported as YAML that imports as the same bank', async (t) => {
  const { context } = await startApplication(t, { now: '2021-09-12T00:00:00Z' })
  const pack = await aPackFolder()
  await importedFrom(context, pack)
  const file = await workbook([
    headings,
    [1, 'Một', 'Câu "một": có #dấu, 10:30?', 'yes', '007', '- gạch', 'Cả A và B', 'A'],
    [2, 'Một', 'Câu hai\nhai dòng', 'Một', 'Hai', null, null, 'B'],
    [3, 'Hai', 'Câu ba?', 'Một', 'Hai', null, null, 'B'],
    [4, 'Một', 'Câu bốn?', 'null', '~', '1e3', null, 'C'],
  ])
  await pack.edit(
    'cuoc-thi/contest.yaml',
    '{ topic: mot, difficulty: easy, count: 1 }',
    '{ topic: mot, count: 1 }',
  )
  await pack.edit('banks/ngan-hang/questions/mot.yaml', 'difficulty: easy', 'difficulty: medium')
  await importedFrom(context, pack)
  const taken = await importBank(context, file, { slug: 'ngan-hang' })
  assert.equal(taken.state, 'changed', JSON.stringify(taken))
  const to = await temporaryFolder()
  assert.ok((await exportPack(context, 'cuoc-thi', to)).ok)
  const again = await importPack(context, path.join(to, 'cuoc-thi'), { approve: () => false })
  assert.equal(again.state, 'unchanged', JSON.stringify(again))
  const yaml = path.join(to, 'banks/ngan-hang/questions/mot.yaml')
  await writeFile(yaml, `${await readFile(yaml, 'utf8')}# a remark\n`)
  const remarked = await importPack(context, path.join(to, 'cuoc-thi'), { approve: () => true })
  assert.ok(remarked.state === 'changed')
  assert.deepEqual(remarked.difference.banks[0]?.questions, {
    added: [],
    changed: [],
    retired: [],
    restored: [],
  })
})
