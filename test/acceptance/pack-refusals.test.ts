import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { endExpiredAttempts } from '#src/modules/attempt/end-expired-attempts.ts'
import { ensureSubUnits } from '#src/modules/contest/ensure-sub-units.ts'
import { importPack } from '#src/modules/pack/import-pack.ts'
import { importBank } from '#src/modules/question-bank/import-bank.ts'
import type { Context } from '#src/platform/context.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aContestantAt } from '#test/factories/attempt.ts'
import { aPackFolder, importedFrom, type PackFolder } from '#test/factories/pack.ts'
import { aContestant, aPerson } from '#test/factories/people.ts'

const yaml = 'cuoc-thi/contest.yaml'
const questions = 'banks/ngan-hang/questions/mot.yaml'

type Standing = Application & { readonly pack: PackFolder }

const imported = async (t: TestContext, now: string): Promise<Standing> => {
  const product = await startApplication(t, { now })
  const pack = await aPackFolder()
  await importedFrom(product.context, pack)
  return { ...product, pack }
}

/** An attempt begun now by a contestant of the first unit. */
const anAttempt = async ({ app, context, pack }: Standing): Promise<void> => {
  const contest = await importedFrom(context, pack)
  const contestant = await aContestantAt({ app, context }, contest)
  await contestant.begin()
}

const reasons = async (context: Context, pack: PackFolder): Promise<string> => {
  const outcome = await importPack(context, pack.folder, {
    approve: () => assert.fail('a refused change was to be approved'),
  })
  assert.equal(outcome.state, 'refused')
  assert.ok('problems' in outcome)
  return outcome.problems.map(({ file, line, vi }) => `${file}:${line} ${vi}`).join('\n')
}

const allowed = async (context: Context, pack: PackFolder): Promise<void> => {
  const outcome = await importPack(context, pack.folder, { approve: () => true })
  assert.equal(outcome.state, 'changed', JSON.stringify(outcome))
}

const duringOfficial = '2021-10-01T09:00:00+07:00'
const duringTrial = '2021-09-05T09:00:00+07:00'
const between = '2021-09-12T09:00:00+07:00'
const afterClose = '2021-11-01T09:00:00+07:00'

const locked = [
  [
    'the number of questions',
    /questions: 3([^]*)count: 2/u,
    'questions: 2$1count: 1',
    /“questions” của phần/u,
  ],
  [
    'the time limit',
    'timeLimit: 10m',
    'timeLimit: 9m',
    /contest\.yaml:22 không đổi được “timeLimit”.*đợt chính thức đang mở/u,
  ],
  ['the blueprint', 'difficulty: easy', 'difficulty: medium', /“blueprint”/u],
  ['the limit on attempts', 'attempts: unlimited', 'attempts: { perRound: 1 }', /“attempts”/u],
  ['when the key is shown', 'review: after-close', 'review: after-attempt', /“review”/u],
  ['the ranking keys', '[correct, duration, achieved]', '[correct, achieved]', /thứ tự xếp hạng/u],
  [
    'the part itself',
    'code: kien-thuc',
    'code: khac',
    /không bỏ hay đổi loại được phần “kien-thuc”/u,
  ],
] as const

test('while an official round is open, what counts does not change', async (t) => {
  const { context } = await imported(t, duringOfficial)
  for (const [what, from, to, reason] of locked)
    await t.test(what, async () => {
      const pack = await aPackFolder()
      await pack.edit(yaml, from, to)
      assert.match(await reasons(context, pack), reason)
    })
})

test('while an official round is open, questions do not change', async (t) => {
  const { context, pack } = await imported(t, duringOfficial)
  await pack.edit(questions, 'Câu số 3?', 'Câu số ba?')
  assert.match(
    await reasons(context, pack),
    /banks\/ngan-hang:0 “Cuộc thi” đang mở đợt chính thức/u,
  )
})

test('while an official round is open, its end can move later, and words can be mended', async (t) => {
  const standing = await imported(t, duringOfficial)
  await anAttempt(standing)
  await standing.pack.edit(yaml, '2021-10-15T24:00', '2021-10-20T24:00')
  await standing.pack.edit(yaml, 'Cuộc thi mẫu.', 'Cuộc thi mẫu, kéo dài đến 20/10.')
  await standing.pack.edit(yaml, 'visibility: live', 'visibility: hidden')
  await allowed(standing.context, standing.pack)
})

test('an open attempt holds the quiz as it is, in a trial too', async (t) => {
  const standing = await imported(t, duringTrial)
  await anAttempt(standing)
  await standing.pack.edit(yaml, 'timeLimit: 10m', 'timeLimit: 9m')
  await standing.pack.edit(questions, 'Câu số 3?', 'Câu số ba?')
  const why = await reasons(standing.context, standing.pack)
  assert.match(why, /“timeLimit” của phần “kien-thuc”: đang có 1 lượt thi mở/u)
  assert.match(why, /banks\/ngan-hang:0 đang có 1 lượt thi mở dùng ngân hàng này/u)
})

test('a trial that is over leaves the quiz free to be mended', async (t) => {
  const standing = await imported(t, duringTrial)
  await anAttempt(standing)
  standing.clock.set(between)
  await endExpiredAttempts(standing.context)
  await standing.pack.edit(yaml, 'timeLimit: 10m', 'timeLimit: 9m')
  await standing.pack.edit(questions, 'Câu số 3?', 'Câu số ba?')
  await allowed(standing.context, standing.pack)
})

test('official attempts hold what counts for good; a question can be mended after the close', async (t) => {
  const standing = await imported(t, duringOfficial)
  await anAttempt(standing)
  standing.clock.set(afterClose)
  await endExpiredAttempts(standing.context)
  await standing.pack.edit(yaml, 'timeLimit: 10m', 'timeLimit: 9m')
  await standing.pack.edit(yaml, '[correct, duration, achieved]', '[correct, achieved]')
  const why = await reasons(standing.context, standing.pack)
  assert.match(why, /“timeLimit”.*đã có 1 lượt thi chính thức/u)
  assert.match(why, /thứ tự xếp hạng: đã có 1 lượt thi chính thức/u)
  await standing.pack.edit(yaml, 'timeLimit: 9m', 'timeLimit: 10m')
  await standing.pack.edit(yaml, '[correct, achieved]', '[correct, duration, achieved]')
  await standing.pack.edit(yaml, 'review: after-close', 'review: after-attempt')
  await standing.pack.edit(questions, 'Câu số 3?', 'Câu số ba?')
  await allowed(standing.context, standing.pack)
})

test("a quiz's own window is not drawn in over an attempt, and another part's may be", async (t) => {
  const standing = await imported(t, duringOfficial)
  const quiz = 'name: { vi: "Kiến thức" }'
  const window = (end: string): string =>
    `${quiz}\n    windows: [{ round: chinh-thuc, start: "2021-09-15T07:00", end: "${end}" }]`
  await standing.pack.edit(yaml, quiz, window('2021-10-20T24:00'))
  await allowed(standing.context, standing.pack)
  await anAttempt(standing)
  await standing.pack.edit(yaml, '2021-10-20T24:00', '2021-10-01T09:05')
  assert.match(
    await reasons(standing.context, standing.pack),
    /contest\.yaml:18 phần “kien-thuc” trong đợt “chinh-thuc” đã có 1 lượt thi, có lượt nằm ngoài/u,
  )
  await standing.pack.edit(yaml, '2021-10-01T09:05', '2021-10-18T24:00')
  await standing.pack.edit(
    yaml,
    'kind: video,',
    'kind: video, windows: [{ round: chinh-thuc, start: "2021-09-15T07:00", end: "2021-09-20T24:00" }],',
  )
  await allowed(standing.context, standing.pack)
})

const moved = [
  [
    'starts after an attempt began',
    '2021-09-15T07:00',
    '2021-10-01T09:01',
    /“chinh-thuc” đã có 1 lượt thi, có lượt nằm ngoài/u,
  ],
  [
    'ends before an attempt must end',
    '2021-10-15T24:00',
    '2021-10-01T09:05',
    /“chinh-thuc” đã có 1 lượt thi, có lượt nằm ngoài/u,
  ],
  [
    'becomes a trial',
    /kind: trial([^]*)kind: official/u,
    'kind: official$1kind: trial',
    /không đổi được loại của đợt “chinh-thuc”/u,
  ],
  ['goes', 'code: chinh-thuc', 'code: moi', /không bỏ được đợt “chinh-thuc”/u],
] as const

test('a round with attempts is not moved from under them', async (t) => {
  const standing = await imported(t, duringOfficial)
  await anAttempt(standing)
  for (const [what, from, to, reason] of moved)
    await t.test(what, async () => {
      const pack = await aPackFolder()
      await pack.edit(yaml, from, to)
      assert.match(await reasons(standing.context, pack), reason)
    })
})

test('a unit with contestants stays; one without may go', async (t) => {
  const { context, pack } = await imported(t, between)
  const contest = await importedFrom(context, pack)
  await aContestant(context, contest, { unitCode: 'so-noi-vu' })
  await pack.edit('cuoc-thi/units.csv', 'so-noi-vu,', 'so-y-te,')
  assert.match(
    await reasons(context, pack),
    /units\.csv:0 không bỏ được đơn vị “so-noi-vu”: đã có 1 người/u,
  )
  await pack.edit('cuoc-thi/units.csv', 'so-y-te,', 'so-noi-vu,')
  await pack.edit('cuoc-thi/units.csv', 'so-tu-phap,', 'so-y-te,')
  await allowed(context, pack)
})

test('a unit for which quotas are set or registrations wait stays too', async (t) => {
  const { context, pack } = await imported(t, between)
  await importedFrom(context, pack)
  const { id } = await aPerson(context)
  const now = context.clock.now()
  const unit = `from contest_unit join unit on unit.id = unit_id where code = 'so-noi-vu'`
  await context.db.pool.query(
    `insert into quota (contest_id, parent_unit_id, least, set_by, set_at)
     select contest_id, unit_id, 3, $1, $2 ${unit}`,
    [id, now],
  )
  await context.db.pool.query(
    `insert into registration (contest_id, unit_id, name, search_name, receipt_hash, requested_at)
     select contest_id, unit_id, 'Lê Thị Năm', 'le thi nam', 'x', $1 ${unit}`,
    [now],
  )
  await pack.edit('cuoc-thi/units.csv', 'so-noi-vu,', 'so-y-te,')
  assert.match(await reasons(context, pack), /“so-noi-vu”: đã có 1 chỉ tiêu và 1 lượt đăng ký/u)
})

test('a practice edition may change while it is open, until somebody takes it', async (t) => {
  const standing = await imported(t, duringOfficial)
  await standing.pack.edit(yaml, 'slug: cuoc-thi', 'slug: thu-tai\ndemo: true')
  const outcome = await importPack(standing.context, standing.pack.folder, { approve: () => true })
  assert.equal(outcome.state, 'created')
  await standing.pack.edit(yaml, 'timeLimit: 10m', 'timeLimit: 9m')
  await allowed(standing.context, standing.pack)
  await anAttempt(standing)
  await standing.pack.edit(yaml, 'timeLimit: 9m', 'timeLimit: 8m')
  assert.match(await reasons(standing.context, standing.pack), /đang có 1 lượt thi mở/u)
})

test('a workbook does not take questions away that a contest needs', async (t) => {
  const { context } = await imported(t, between)
  const csv = 'Câu hỏi,A,B,Đáp án,Chủ đề,Mức độ\nMột?,a,b,A,Một,Khó\n'
  const outcome = await importBank(context, Buffer.from(csv), { slug: 'ngan-hang' })
  assert.equal(outcome.state, 'refused')
  assert.match(JSON.stringify(outcome), /hội thi “cuoc-thi” cần 3 câu của chủ đề “Một”, chỉ còn 1/u)
})

test('a sub-unit of the contest is not made to compete; its line and code are named', async (t) => {
  const { context, pack } = await imported(t, between)
  const contest = await importedFrom(context, pack)
  const [unit] = contest.units
  await context.db.query.transaction().execute((transaction) =>
    ensureSubUnits(transaction, {
      contestId: contest.id,
      unitId: unit?.id ?? 0,
      names: ['Phòng Cải cách hành chính'],
      now: context.clock.now(),
    }),
  )
  const { code } = await context.db.query
    .selectFrom('unit')
    .select('code')
    .where('name', '=', 'Phòng Cải cách hành chính')
    .executeTakeFirstOrThrow()
  await pack.edit('cuoc-thi/units.csv', 'so-tu-phap,', `${code},Phòng khác,Sở,\nso-tu-phap,`)
  assert.equal(
    await reasons(context, pack),
    `cuoc-thi/units.csv:3 mã đơn vị “${code}”: đơn vị này đang trực thuộc “Sở Nội vụ” trong hội thi nên không thể dự thi riêng`,
  )
})

test('what a bank lacks is said with the topic’s name and the level in words', async (t) => {
  const { context } = await startApplication(t, { now: between })
  const pack = await aPackFolder()
  await pack.edit(yaml, /questions: 3([^]*)count: 1 \}/u, 'questions: 5$1count: 3 }')
  const outcome = await importPack(context, pack.folder, { approve: () => true })
  assert.equal(outcome.state, 'invalid')
  assert.ok('problems' in outcome)
  assert.deepEqual(
    outcome.problems.map(({ vi }) => vi),
    [
      'cần 5 câu của chủ đề “Một”, ngân hàng có 4',
      'cần 3 câu mức dễ của chủ đề “Một”, ngân hàng có 2',
    ],
  )
})
