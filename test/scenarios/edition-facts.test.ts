import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import type { Contest, Part, Quiz } from '#src/modules/contest/contest.ts'
import { findContest } from '#src/modules/contest/find-contest.ts'
import { exportPack } from '#src/modules/pack/export-pack.ts'
import { importPack } from '#src/modules/pack/import-pack.ts'
import { problemLine } from '#src/modules/pack/rules/problem.ts'
import { loadBank } from '#src/modules/question-bank/load-bank.ts'
import type { Context } from '#src/platform/context.ts'
import { startApplication } from '#test/factories/application.ts'

const editions = path.resolve(import.meta.dirname, '../../editions')

const imported = async (context: Context, slug: string): Promise<Contest> => {
  const outcome = await importPack(context, path.join(editions, slug), { approve: () => false })
  assert.equal(
    outcome.state,
    'created',
    'problems' in outcome ? outcome.problems.map(problemLine).join('\n') : slug,
  )
  const contest = await findContest(context, slug)
  assert.ok(contest)
  return contest
}

const namedUnits = [
  'Ban Quản lý các khu công nghiệp',
  'Sở Nội vụ',
  'Sở Lao động - Thương binh và Xã hội',
  'Ban Dân tộc',
  'Báo Sóc Trăng',
  'Trường Bổ túc Văn hóa Pali Trung cấp Nam bộ',
  'Kho bạc Nhà nước',
  'Bảo hiểm xã hội',
]

const start = async (
  t: TestContext,
  slug: string,
): Promise<{ context: Context; contest: Contest }> => {
  const { context } = await startApplication(t)
  return { context, contest: await imported(context, slug) }
}

const partOf = (contest: Contest, code: string): Part => {
  const part = contest.parts.find((candidate) => candidate.code === code)
  assert.ok(part, `part ${code}`)
  return part
}

const quizOf = (contest: Contest): Quiz => {
  const { quiz } = partOf(contest, 'kien-thuc')
  assert.ok(quiz)
  return quiz
}

const periods = (contest: Contest): readonly string[] =>
  contest.rounds.map(
    ({ kind, startsAt, endsAt }) => `${kind} ${startsAt.toISOString()} ${endsAt.toISOString()}`,
  )

/** How many units are in each group, the groups in the order of the file. */
const groupSizes = (contest: Contest): readonly number[] =>
  Map.groupBy(contest.units, ({ unitGroup }) => unitGroup)
    .values()
    .map((units) => units.length)
    .toArray()

/** 18 specialised agencies, 8 service units, 7 central agencies, 11 districts, and two by themselves. */
const holdsUnits = (contest: Contest): void => {
  assert.equal(contest.units.length, 46)
  assert.deepEqual(
    groupSizes(contest).toSorted((one, other) => one - other),
    [2, 7, 8, 11, 18],
  )
  for (const name of namedUnits)
    assert.ok(
      contest.units.some((unit) => unit.name.startsWith(name)),
      name,
    )
}

const holdsKeys = (contest: Contest): void => {
  assert.deepEqual(contest.ranking.keys, ['correct', 'duration', 'achieved'])
}

test('Sóc Trăng 2020 is as it was', async (t) => {
  const { contest } = await start(t, 'soctrang-2020')
  const quiz = quizOf(contest)

  await t.test('a trial to the end of 14/11, then official to the end of 15/12, in UTC+7', () => {
    assert.deepEqual(periods(contest), [
      'trial 2020-11-11T17:00:00.000Z 2020-11-14T17:00:00.000Z',
      'official 2020-11-14T17:00:00.000Z 2020-12-15T17:00:00.000Z',
    ])
  })

  await t.test('15 questions in at most 10 minutes', () => {
    assert.equal(quiz.questions, 15)
    assert.equal(quiz.timeLimitMs, 600_000)
    assert.ok(!quiz.assumed.includes('timeLimit'))
  })

  await t.test('no limit on attempts', () => assert.equal(quiz.attemptsPerRound, null))

  await t.test('knowledge weighs 40, video 60', () => {
    assert.equal(partOf(contest, 'kien-thuc').weight, 40)
    assert.deepEqual(
      [partOf(contest, 'video').kind, partOf(contest, 'video').weight],
      ['video', 60],
    )
  })

  await t.test('46 units in their groups', () => holdsUnits(contest))
  await t.test('most correct, then fastest, then earliest', () => holdsKeys(contest))
})

test('Sóc Trăng 2021 is as it was', async (t) => {
  const { context, contest } = await start(t, 'soctrang-2021')
  const quiz = quizOf(contest)

  await t.test('no trial; from 07:00 of 15/9 to 24:00 of 15/10, in UTC+7', () => {
    assert.deepEqual(periods(contest), [
      'official 2021-09-15T00:00:00.000Z 2021-10-15T17:00:00.000Z',
    ])
  })

  await t.test('10 questions; the time limit is marked as assumed', () => {
    assert.equal(quiz.questions, 10)
    assert.ok(quiz.assumed.includes('timeLimit'))
  })

  await t.test('no limit on attempts', () => assert.equal(quiz.attemptsPerRound, null))
  await t.test('a video part', () => assert.equal(partOf(contest, 'video').kind, 'video'))
  await t.test('46 units in their groups', () => holdsUnits(contest))
  await t.test('most correct, then fastest, then earliest', () => holdsKeys(contest))

  await t.test('the same 46 units as in 2020, by the same codes', async () => {
    const earlier = await imported(context, 'soctrang-2020')
    const ids = ({ units }: Contest): string[] =>
      units.map(({ id, code }) => `${id} ${code}`).toSorted()
    assert.deepEqual(ids(contest), ids(earlier))
  })

  await t.test('at least 120 questions, each with one right option and its source', async () => {
    const { questions } = await loadBank(context, quiz.bankId)
    assert.ok(questions.length >= 120, `${questions.length} questions`)
    for (const question of questions) {
      assert.equal(question.options.filter(({ correct }) => correct).length, 1, question.code)
      assert.ok(question.explanation, question.code)
      assert.ok(question.source, question.code)
    }
  })
})

test('the practice edition is open and plainly marked as such', async (t) => {
  const { context, clock } = await startApplication(t)
  clock.set('2026-11-23T09:00:00+07:00')
  const contest = await imported(context, 'thuc-hanh')
  assert.ok(contest.demo)
  assert.ok(
    contest.rounds.some(({ startsAt, endsAt }) => startsAt <= clock.now() && clock.now() < endsAt),
  )
})

const filesBelow = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted()

for (const slug of ['soctrang-2020', 'soctrang-2021', 'thuc-hanh'])
  test(`${slug}: imported twice nothing changes, and exported it is the same, byte by byte`, async (t) => {
    const { context } = await start(t, slug)
    const again = await importPack(context, path.join(editions, slug), { approve: () => false })
    assert.equal(again.state, 'unchanged')
    const to = await mkdtemp(path.join(tmpdir(), 'hoithi-export-'))
    t.after(() => rm(to, { recursive: true }))
    const written = await exportPack(context, slug, to)
    assert.ok(written.ok)
    const bank = path.join('banks', 'cai-cach-hanh-chinh')
    const wanted = [
      ...(await filesBelow(path.join(editions, bank))).map((file) => path.join(bank, file)),
      ...(await filesBelow(path.join(editions, slug))).map((file) => path.join(slug, file)),
    ]
    assert.deepEqual(await filesBelow(to), wanted.toSorted())
    for (const file of wanted)
      assert.deepEqual(
        await readFile(path.join(to, file)),
        await readFile(path.join(editions, file)),
        file,
      )
  })
