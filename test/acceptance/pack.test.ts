import assert from 'node:assert/strict'
import { mkdir, readFile, symlink } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { exportPack } from '#src/modules/pack/export-pack.ts'
import { importPack } from '#src/modules/pack/import-pack.ts'
import type { PackDifference } from '#src/modules/pack/plan-pack.ts'
import { findBank } from '#src/modules/question-bank/find-bank.ts'
import { findQuestionVersions } from '#src/modules/question-bank/find-question-versions.ts'
import type { Context } from '#src/platform/context.ts'
import { startApplication } from '#test/factories/application.ts'
import { aPackFolder, importedFrom, type PackFolder } from '#test/factories/pack.ts'
import { temporaryFolder } from '#test/factories/temporary-folder.ts'

const never = (): boolean => assert.fail('nothing had to be approved')

/** The lines of all problems, `file:line:column vi`. */
const problemsOf = async (context: Context, pack: PackFolder): Promise<readonly string[]> => {
  const outcome = await importPack(context, pack.folder, { approve: never })
  assert.ok('problems' in outcome, `${outcome.state} instead of problems`)
  assert.equal(outcome.state, 'invalid')
  return outcome.problems.map(({ file, line, column, vi }) => `${file}:${line}:${column} ${vi}`)
}

test('a new edition needs no approval; the same one twice changes nothing', async (t) => {
  const { context } = await startApplication(t)
  const pack = await aPackFolder()
  assert.equal((await importPack(context, pack.folder, { approve: never })).state, 'created')
  assert.equal((await importPack(context, pack.folder, { approve: never })).state, 'unchanged')
  assert.equal(
    (await importPack(context, pack.folder, { approve: never, dryRun: true })).state,
    'unchanged',
  )
})

test('a dry run of a new edition writes nothing', async (t) => {
  const { context } = await startApplication(t)
  const { folder } = await aPackFolder()
  const outcome = await importPack(context, folder, { dryRun: true, approve: never })
  assert.equal(outcome.state, 'would-change')
  assert.equal(await findBank(context.db.query, 'ngan-hang'), null)
})

test('a changed edition shows its difference, field by field, before it is applied', async (t) => {
  const { context } = await startApplication(t, { now: '2021-09-12T00:00:00Z' })
  const pack = await aPackFolder()
  await importedFrom(context, pack)
  await pack.edit('cuoc-thi/contest.yaml', '2021-10-15T24:00', '2021-10-20T24:00')
  await pack.edit('cuoc-thi/contest.yaml', 'timeLimit: 10m', 'timeLimit: 12m')
  await pack.edit('cuoc-thi/units.csv', 'Sở Nội vụ', 'Sở Nội vụ mới')
  await pack.edit('cuoc-thi/units.csv', /so-tu-phap.*\n/u, 'so-y-te,Sở Y tế,Sở,7\n')
  await pack.edit('banks/ngan-hang/questions/mot.yaml', 'Câu số 3?', 'Câu số ba?')
  await pack.edit('banks/ngan-hang/questions/mot.yaml', 'code: M-4', 'code: M-5')
  const shown: PackDifference[] = []
  const declined = await importPack(context, pack.folder, {
    approve: (difference) => {
      shown.push(difference)
      return false
    },
  })
  assert.equal(declined.state, 'declined')
  const [difference] = shown
  assert.ok(difference)
  assert.deepEqual(
    difference.fields.toSorted((one, other) => one.path.localeCompare(other.path)),
    [
      { path: 'parts.kien-thuc.quiz.timeLimitMs', from: 600_000, to: 720_000 },
      {
        path: 'rounds.chinh-thuc.end',
        from: '2021-10-15T17:00:00.000Z',
        to: '2021-10-20T17:00:00.000Z',
      },
    ],
  )
  assert.deepEqual(difference.units, [
    { path: 'so-noi-vu.name', from: 'Sở Nội vụ', to: 'Sở Nội vụ mới' },
    {
      path: 'so-tu-phap',
      from: { name: 'Sở Tư pháp, tỉnh', unitGroup: 'Sở', staffCount: null },
      to: null,
    },
    { path: 'so-y-te', from: null, to: { name: 'Sở Y tế', unitGroup: 'Sở', staffCount: 7 } },
  ])
  assert.deepEqual(difference.banks[0]?.questions, {
    added: ['M-5'],
    changed: [{ code: 'M-3', fields: ['stem'] }],
    retired: ['M-4'],
    restored: [],
  })
  const again = await importPack(context, pack.folder, { approve: () => true })
  assert.equal(again.state, 'changed')
  assert.equal((await importPack(context, pack.folder, { approve: never })).state, 'unchanged')
})

test('a changed question is a new version, and the old one stays as it was', async (t) => {
  const { context } = await startApplication(t, { now: '2021-09-12T00:00:00Z' })
  const pack = await aPackFolder()
  await importedFrom(context, pack)
  const before = await findBank(context.db.query, 'ngan-hang')
  const old = before?.questions.find(({ code }) => code === 'M-3')
  await pack.edit('banks/ngan-hang/questions/mot.yaml', 'Câu số 3?', 'Câu số ba?')
  await importedFrom(context, pack)
  const now = (await findBank(context.db.query, 'ngan-hang'))?.questions.find(
    ({ code }) => code === 'M-3',
  )
  assert.ok(old && now)
  assert.equal(now.stem, 'Câu số ba?')
  assert.equal(now.questionId, old.questionId)
  assert.notEqual(now.versionId, old.versionId)
  assert.equal(
    (await findQuestionVersions(context, [old.versionId])).get(old.versionId)?.stem,
    'Câu số 3?',
  )
})

test('a retired question can come back', async (t) => {
  const { context } = await startApplication(t, { now: '2021-09-12T00:00:00Z' })
  const pack = await aPackFolder()
  await importedFrom(context, pack)
  await pack.edit('banks/ngan-hang/questions/mot.yaml', 'code: M-4', 'code: M-9')
  await importedFrom(context, pack)
  const codes = async () =>
    (await findBank(context.db.query, 'ngan-hang'))?.questions.map(({ code }) => code)
  assert.deepEqual(await codes(), ['M-1', 'M-2', 'M-3', 'M-9'])
  await pack.edit('banks/ngan-hang/questions/mot.yaml', 'code: M-9', 'code: M-4')
  await importedFrom(context, pack)
  assert.deepEqual(await codes(), ['M-1', 'M-2', 'M-3', 'M-4'])
})

test('exported, the pack is what was imported, byte by byte, comments and all', async (t) => {
  const { context } = await startApplication(t)
  const pack = await aPackFolder()
  await pack.edit('cuoc-thi/contest.yaml', 'slug:', '# a remark of the author\nslug:')
  await pack.write('cuoc-thi/documents/anh.png', Uint8Array.from([0x89, 0, 0xff, 0x0a]))
  await importedFrom(context, pack)
  const to = await temporaryFolder()
  const written = await exportPack(context, 'cuoc-thi', to)
  assert.ok(written.ok)
  for (const file of [
    'cuoc-thi/contest.yaml',
    'cuoc-thi/units.csv',
    'cuoc-thi/documents/Thể lệ.txt',
    'cuoc-thi/documents/anh.png',
    'banks/ngan-hang/bank.yaml',
    'banks/ngan-hang/questions/mot.yaml',
  ])
    assert.deepEqual(
      await readFile(path.join(to, file)),
      await readFile(path.join(pack.root, file)),
      file,
    )
  assert.equal(written.value.length, 6)
  assert.ok((await exportPack(context, 'cuoc-thi', to)).ok)
})

test('an export overwrites nothing of others', async (t) => {
  const { context } = await startApplication(t)
  await importedFrom(context, await aPackFolder())
  const other = await aPackFolder()
  await other.write('cuoc-thi/units.csv', 'mine')
  const refused = await exportPack(context, 'cuoc-thi', other.root)
  assert.equal(refused.ok ? '' : refused.refusal.code, 'pack_in_the_way')
  assert.equal(await readFile(path.join(other.folder, 'units.csv'), 'utf8'), 'mine')
})

test('all problems of all files are told at once, with line and column', async (t) => {
  const { context } = await startApplication(t)
  const pack = await aPackFolder()
  await pack.edit('cuoc-thi/contest.yaml', 'questions: 3', 'questions: 4')
  await pack.edit('cuoc-thi/contest.yaml', '2021-09-10T24:00', '2021-09-31T24:00')
  await pack.edit('cuoc-thi/units.csv', 'so-tu-phap', 'so-noi-vu')
  await pack.edit('banks/ngan-hang/questions/mot.yaml', 'code: M-2', 'code: M-1')
  await pack.edit('banks/ngan-hang/questions/mot.yaml', 'difficulty: hard', 'difficulty: khó')
  assert.deepEqual(await problemsOf(context, pack), [
    'cuoc-thi/contest.yaml:12:88 không có thời điểm 2021-09-31T24:00 ở Asia/Ho_Chi_Minh',
    'cuoc-thi/contest.yaml:24:9 ma trận đề có 3 câu, nhưng mỗi lượt 4 câu',
    'cuoc-thi/units.csv:3:1 “so-noi-vu” bị lặp',
    'banks/ngan-hang/questions/mot.yaml:31:17 chỉ nhận một trong: easy, medium, hard',
  ])
  assert.equal(await findBank(context.db.query, 'ngan-hang'), null)
})

const mistakes = [
  [
    'a key that is not known',
    'contest.yaml',
    'timeZone:',
    'timezone:',
    /:5:1 khóa “timezone” không được nhận/u,
  ],
  ['a key that is missing', 'contest.yaml', /ranking:[^]*full\n/u, '', /thiếu “ranking”/u],
  [
    'a zone that is none',
    'contest.yaml',
    'Asia/Ho_Chi_Minh',
    'Asia/Soc_Trang',
    /:5:11 không có múi giờ/u,
  ],
  ['rounds that overlap', 'contest.yaml', 'kind: trial', 'kind: official', null],
  [
    'a round that ends as it starts',
    'contest.yaml',
    '2021-10-15T24:00',
    '2021-09-15T07:00',
    /:13:\d+ giờ đóng phải sau giờ mở/u,
  ],
  [
    'no official round',
    'contest.yaml',
    'kind: official',
    'kind: trial',
    /cần ít nhất một đợt chính thức/u,
  ],
  ['a code twice', 'contest.yaml', 'code: chinh-thuc', 'code: thu', /:13:13 mã “thu” bị lặp/u],
  [
    'a bank that is not there',
    'contest.yaml',
    'bank: ngan-hang',
    'bank: khac',
    /:20:13 không có ngân hàng “khac”/u,
  ],
  [
    'a blueprint that the bank cannot meet',
    'contest.yaml',
    'difficulty: easy, count: 1',
    'difficulty: hard, count: 1',
    null,
  ],
  [
    'a document that is not there',
    'contest.yaml',
    'Thể lệ.txt',
    'khac.txt',
    /:10:\d+ không có tệp “documents\/khac.txt”/u,
  ],
  [
    'a document outside of the folder',
    'contest.yaml',
    'documents/Thể lệ.txt',
    'documents/../units.csv',
    /đường dẫn “documents\/\.\.\/units\.csv” không được nhận/u,
  ],
  [
    'a time limit that is none',
    'contest.yaml',
    '10m',
    'mười phút',
    /:22:18 "mười phút" không đúng dạng/u,
  ],
  ['a quiz without its rules', 'contest.yaml', 'kind: video', 'kind: quiz', /thiếu “quiz”/u],
  [
    'a staff count that is no number',
    'units.csv',
    ',40',
    ',khoảng 40',
    /units\.csv:2:24 số biên chế/u,
  ],
  [
    'headings of another table',
    'units.csv',
    'code,name',
    'ma,ten',
    /units\.csv:1:1 dòng đầu phải là/u,
  ],
] as const

test('one mistake in an edition is refused with its place', async (t) => {
  const { context } = await startApplication(t)
  for (const [what, file, from, to, problem] of mistakes)
    await t.test(what, async () => {
      const pack = await aPackFolder()
      await pack.edit(`cuoc-thi/${file}`, from, to)
      if (problem === null) assert.ok('problems' in (await twisted(context, pack, what)))
      else assert.match((await problemsOf(context, pack)).join('\n'), problem)
    })
})

// Two mistakes that a single replacement does not make.
const twisted = async (context: Context, pack: PackFolder, what: string) => {
  if (what.startsWith('rounds'))
    await pack.edit('cuoc-thi/contest.yaml', '2021-09-10T24:00', '2021-09-15T07:01')
  else
    await pack.edit(
      'cuoc-thi/contest.yaml',
      '{ topic: mot, count: 2 }',
      '{ topic: mot, difficulty: hard, count: 2 }',
    )
  return importPack(context, pack.folder, { approve: never })
}

const bankMistakes = [
  ['no right option', ', correct: true', '', /câu M-1: chưa có phương án nào đúng/u],
  [
    'an option both right and wrong',
    'Phương án hai của 1',
    'Phương án một của 1',
    /câu M-1: phương án này vừa đúng vừa sai/u,
  ],
  [
    'an option that speaks of others and may be shuffled',
    ', pinned: true',
    '',
    /câu M-1: .*“pinned: true”/u,
  ],
  [
    'an option that names one of two others',
    'Cả A và B đều sai',
    'Chỉ A sai',
    /câu M-1: .*“keepOrder: true”/u,
  ],
  [
    'a topic that the bank does not have',
    'topic: mot',
    'topic: hai',
    /mot\.yaml:1:8 chủ đề “hai” không có trong bank\.yaml/u,
  ],
  [
    'one option only',
    /\n {6}- \{ text: "Phương án một của 1" \}[^]*?pinned: true \}/u,
    '\n      - { text: "A", correct: true }',
    /cần ít nhất 2 mục/u,
  ],
] as const

test('one mistake in a bank is refused with its place', async (t) => {
  const { context } = await startApplication(t)
  for (const [what, from, to, problem] of bankMistakes)
    await t.test(what, async () => {
      const pack = await aPackFolder()
      await pack.edit('banks/ngan-hang/questions/mot.yaml', from, to)
      assert.match((await problemsOf(context, pack)).join('\n'), problem)
    })
})

test('links, strange files, files too large and files that are not UTF-8 are refused', async (t) => {
  const { context } = await startApplication(t)
  const pack = await aPackFolder()
  await symlink('/etc/passwd', path.join(pack.folder, 'documents/passwd'))
  assert.match(
    (await problemsOf(context, pack)).join(),
    /documents\/passwd:0:0 liên kết không được nhận/u,
  )

  const strange = await aPackFolder()
  await strange.write('cuoc-thi/roster.xlsx', 'x')
  await strange.write('banks/ngan-hang/notes.txt', 'x')
  assert.equal((await problemsOf(context, strange)).length, 2)

  const large = await aPackFolder()
  await large.write('cuoc-thi/contest.yaml', `slug: a\n# ${'x'.repeat(1024 * 1024)}\n`)
  assert.match((await problemsOf(context, large)).join(), /contest\.yaml:0:0 tệp lớn hơn 1 MB/u)

  const latin = await aPackFolder()
  await latin.write('cuoc-thi/units.csv', Uint8Array.from([0x63, 0xe9, 0x0a]))
  assert.match((await problemsOf(context, latin)).join(), /units\.csv:0:0 tệp không phải UTF-8/u)

  await mkdir(path.join(pack.root, 'trong'))
  const empty = await importPack(context, path.join(pack.root, 'trong'), { approve: never })
  assert.ok('problems' in empty)
  assert.equal(empty.problems.length, 2)
})
