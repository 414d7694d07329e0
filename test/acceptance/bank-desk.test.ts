import assert from 'node:assert/strict'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import type { LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { readBankFolder } from '#src/modules/pack/rules/bank-folder.ts'
import { findBank } from '#src/modules/question-bank/find-bank.ts'
import { findStoredBank } from '#src/modules/question-bank/find-stored-bank.ts'
import { loadBank } from '#src/modules/question-bank/load-bank.ts'
import type {
  Banks,
  NearDuplicates,
  QuestionList,
  QuestionPage,
} from '#src/modules/question-bank/schema.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aContestantAt } from '#test/factories/attempt.ts'
import { aTypedQuestion, type BankDesk, bankDeskOf } from '#test/factories/bank-desk.ts'
import { aContest } from '#test/factories/contest.ts'
import { eventually } from '#test/factories/eventually.ts'

const day = 86_400_000

type Told = { readonly code: string; readonly detail: string }

/** A contest whose official round is over, so that its bank may change. */
const openDesk = async (t: TestContext) => {
  const application = await startApplication(t)
  const now = application.clock.now().getTime()
  const rounds = [{ start: new Date(now - 9 * day), end: new Date(now - day) }]
  const contest = await aContest(application.context, { rounds })
  const writer = await bankDeskOf(application, contest)
  const reviewer = await bankDeskOf(application, contest, 'organiser')
  return { ...application, contest, writer, reviewer }
}

const refusalOf = (reply: LightMyRequestResponse): string =>
  `${reply.statusCode} ${reply.json<Told>().code}`

const drawn = async ({ context }: Application, slug: string): Promise<readonly string[]> =>
  (await findBank(context.db.query, slug))?.questions.map(({ code }) => code) ?? []

const approve = async (writer: BankDesk, reviewer: BankDesk, code: string, version: string) => {
  const reviewed = await reviewer.ask('POST', `/questions/${code}/review`, { version })
  assert.equal(reviewed.statusCode, 204, reviewed.body)
  return writer.ask('POST', '/uses', { questions: [{ code, version }] })
}

test('a question is written, reviewed by somebody else, and only then in papers', async (t) => {
  const desk = await openDesk(t)
  const { writer, reviewer, contest } = desk
  const bank = `${contest.slug}-bank`
  const { code, version } = await writer.write()
  assert.equal(code, 'bs-001')
  assert.ok(!(await drawn(desk, bank)).includes(code))

  const own = await writer.ask('POST', `/questions/${code}/review`, { version })
  assert.equal(refusalOf(own), '403 own_question')
  const early = await writer.ask('POST', '/uses', { questions: [{ code, version }] })
  assert.equal(refusalOf(early), '409 not_reviewed')

  const used = await approve(writer, reviewer, code, version)
  assert.equal(used.statusCode, 204, used.body)
  assert.ok((await drawn(desk, bank)).includes(code))
  const page = (await writer.get(`/questions/${code}`)).json<QuestionPage>()
  assert.deepEqual(
    page.versions.map(({ state, writtenBy, reviewedBy }) => [state, writtenBy, reviewedBy]),
    [['in_use', writer.name, reviewer.name]],
  )
})

test('a draft of a question in use changes no paper, and its version stays as it was', async (t) => {
  const desk = await openDesk(t)
  const { writer, reviewer, contest, context } = desk
  const bank = `${contest.slug}-bank`
  const before = await findBank(context.db.query, bank)
  const { version } = await writer.write({ stem: 'Câu đã sửa?' }, 'thu-tuc-1')
  assert.deepEqual(await findBank(context.db.query, bank), before)

  await approve(writer, reviewer, 'thu-tuc-1', version)
  const after = await findBank(context.db.query, bank)
  const changed = after?.questions.find(({ code }) => code === 'thu-tuc-1')
  assert.equal(changed?.stem, 'Câu đã sửa?')
  assert.equal(changed.versionId, Number(version))
  const page = (await writer.get('/questions/thu-tuc-1')).json<QuestionPage>()
  assert.deepEqual(
    page.versions.map(({ number, stem }) => `${number} ${stem}`),
    ['2 Câu đã sửa?', '1 Câu 1 về thu-tuc?'],
  )
  assert.deepEqual(
    after?.questions.map(({ code }) => code),
    before?.questions.map(({ code }) => code),
  )
})

test('an edited review is a draft again, and of two who edit the second is told', async (t) => {
  const { writer, reviewer } = await openDesk(t)
  const first = await writer.write({}, 'thu-tuc-1')
  await reviewer.ask('POST', '/questions/thu-tuc-1/review', { version: first.version })
  const late = await reviewer.ask('PUT', '/questions/thu-tuc-1/draft', aTypedQuestion())
  assert.equal(refusalOf(late), '409 draft_changed')
  assert.match(late.json<Told>().detail, new RegExp(writer.name, 'u'))

  const second = await writer.write({ stem: 'Khác?', replaces: first.version }, 'thu-tuc-1')
  const stale = await reviewer.ask('POST', '/questions/thu-tuc-1/review', {
    version: first.version,
  })
  assert.equal(refusalOf(stale), '409 version_gone')
  const unseen = await writer.ask('POST', '/uses', {
    questions: [{ code: 'thu-tuc-1', version: second.version }],
  })
  assert.equal(refusalOf(unseen), '409 not_reviewed')
})

test('everything that is wrong with a question is told at once', async (t) => {
  const { writer } = await openDesk(t)
  const typed = aTypedQuestion({
    stem: '  ',
    options: ['Một', '', 'Tất cả các đáp án trên'].map((text) => ({
      text,
      pinned: false,
      correct: false,
    })),
  })
  const reply = await writer.ask('POST', '/questions', typed)
  assert.equal(refusalOf(reply), '422 question_invalid')
  assert.equal(
    reply.json<Told>().detail,
    'Câu hỏi chưa dùng được: Chưa có nội dung câu hỏi; Phương án B còn trống; Phương án C nói về các phương án khác nên cần “Giữ chỗ” khi xáo trộn; Chưa đánh dấu phương án đúng nào.',
  )
  const unknown = await writer.ask('POST', '/questions', aTypedQuestion({ topic: 'khong-co' }))
  assert.equal(refusalOf(unknown), '422 no_topic')
})

test('a discarded draft leaves the version in use, and a question that never was is gone', async (t) => {
  const desk = await openDesk(t)
  const { writer } = desk
  const changed = await writer.write({}, 'thu-tuc-1')
  const fresh = await writer.write()
  for (const { code, version } of [changed, fresh]) {
    const gone = await writer.ask('DELETE', `/questions/${code}/draft?version=${version}`)
    assert.equal(gone.statusCode, 204, gone.body)
  }
  const page = (await writer.get('/questions/thu-tuc-1')).json<QuestionPage>()
  assert.deepEqual(
    page.versions.map(({ state }) => state),
    ['in_use'],
  )
  assert.equal(refusalOf(await writer.get(`/questions/${fresh.code}`)), '404 no_question')
})

test('nothing that papers are drawn from changes while a round runs or an attempt is open', async (t) => {
  const application = await startApplication(t)
  const contest = await aContest(application.context)
  const writer = await bankDeskOf(application, contest)
  const reviewer = await bankDeskOf(application, contest)
  const contestant = await aContestantAt(application, contest)
  await contestant.begin()
  const { code, version } = await writer.write()
  const held = await approve(writer, reviewer, code, version)
  assert.equal(refusalOf(held), '409 bank_held')
  assert.equal(
    held.json<Told>().detail,
    `Chưa thể thay đổi các câu đang dùng: đang có 1 lượt thi mở dùng ngân hàng này; hãy chờ các lượt đó kết thúc; “Hội thi ${contest.slug}” đang mở đợt chính thức dùng ngân hàng này; câu hỏi không đổi giữa đợt.`,
  )
  const retiring = await writer.ask('POST', '/questions/thu-tuc-1/retirement', {})
  assert.equal(refusalOf(retiring), '409 bank_held')
  assert.ok(!(await drawn(application, `${contest.slug}-bank`)).includes(code))
})

test('a question is retired and comes back; not where a contest would lack it', async (t) => {
  const desk = await openDesk(t)
  const { writer, contest, context, clock } = desk
  const bank = `${contest.slug}-bank`
  const gone = await writer.ask('POST', '/questions/thu-tuc-1/retirement', {
    reason: 'Hết hiệu lực',
  })
  assert.equal(gone.statusCode, 204, gone.body)
  assert.ok(!(await drawn(desk, bank)).includes('thu-tuc-1'))
  assert.equal(
    refusalOf(await writer.ask('POST', '/questions/thu-tuc-1/retirement', {})),
    '409 retired_already',
  )
  assert.equal((await writer.ask('DELETE', '/questions/thu-tuc-1/retirement')).statusCode, 204)
  assert.ok((await drawn(desk, bank)).includes('thu-tuc-1'))

  const coming = await aContest(context, {
    rounds: [{ start: new Date(clock.now().getTime() + day), end: new Date('2021-12-01') }],
    quiz: { questions: 30 },
  })
  const other = await bankDeskOf(desk, coming)
  const lacking = await other.ask('POST', '/questions/thu-tuc-1/retirement', {})
  assert.match(lacking.json<Told>().detail, /cần 10 câu của chủ đề “[^”]+”, chỉ còn 9\.$/u)
})

test('what is put into use is in the bank’s files, which import as the same bank', async (t) => {
  const { writer, reviewer, contest, context } = await openDesk(t)
  const bank = `${contest.slug}-bank`
  const { id } = (await findBank(context.db.query, bank)) ?? { id: 0 }
  const held = await loadBank(context, id)
  const { code, version } = await writer.write({ topic: 'Chính quyền số', newTopic: true })
  await approve(writer, reviewer, code, version)
  const files = await findStoredBank(context.db.query, bank)
  assert.ok(files.some((file) => file.path === 'questions/chinh-quyen-so.yaml'))
  const read = readBankFolder(bank, path.join('banks', bank), files)
  assert.ok(read.ok, JSON.stringify(read))
  const standing = await findBank(context.db.query, bank)
  assert.deepEqual(
    read.value.questions.map(({ code: each }) => each),
    standing?.questions.map(({ code: each }) => each),
  )
  const renewed = await eventually('the bank that papers are drawn from', async () => {
    const bankNow = await loadBank(context, id)
    return bankNow === held ? null : bankNow
  })
  assert.ok(renewed.questions.some((question) => question.code === code))
})

test('the list is searched without tone marks, filtered, and paged', async (t) => {
  const { writer, reviewer } = await openDesk(t)
  const fresh = await writer.write()
  const changed = await writer.write({ stem: 'Đã sửa?', difficulty: 'hard' }, 'thu-tuc-1')
  await reviewer.ask('POST', '/questions/thu-tuc-1/review', { version: changed.version })
  const list = async (query: string) =>
    (await writer.get(`/questions${query}`)).json<QuestionList>()
  const codes = async (query: string) => (await list(query)).rows.map(({ code }) => code)

  assert.equal((await list('')).total, 31)
  assert.deepEqual(await codes('?search=bo+phan+mot+cua'), [fresh.code])
  assert.deepEqual(await codes('?search=ky-luat-7'), ['ky-luat-7'])
  assert.deepEqual(await codes('?state=draft'), [fresh.code])
  const [reviewed] = (await list('?state=reviewed')).rows
  assert.equal(reviewed?.stem, 'Đã sửa?')
  assert.equal(reviewed.pending?.writtenBy, writer.name)
  assert.equal((await list('?topic=thu-tuc&difficulty=easy&state=in_use')).total, 4)

  const seen: string[] = []
  for (let after = ''; ;) {
    const page = await list(`?limit=7${after}`)
    seen.push(...page.rows.map(({ code }) => code))
    if (page.next === null) break
    after = `&after=${page.next}`
  }
  assert.equal(new Set(seen).size, 31)
  assert.equal(refusalOf(await writer.get('/questions?after=x')), '400 bad_place')
})

test('figures tell what is in use, pending and retired; near-duplicates show both texts', async (t) => {
  const { writer } = await openDesk(t)
  await writer.write()
  await writer.write({ stem: 'CƠ QUAN NÀO tiếp nhận hồ sơ' })
  await writer.ask('POST', '/questions/thu-tuc-1/retirement', {})
  const { pairs } = (await writer.get('/near-duplicates')).json<NearDuplicates>()
  const [first] = pairs
  assert.equal(first?.score, 1)
  assert.deepEqual([first.one.code, first.other.code], ['bs-001', 'bs-002'])
  const { banks } = (await writer.banks()).json<Banks>()
  assert.deepEqual(
    banks[0]?.figures.find(({ topic, difficulty }) => topic + difficulty === 'thu-tuceasy'),
    { topic: 'thu-tuc', difficulty: 'easy', inUse: 3, pending: 2, retired: 1 },
  )
})

test('every act is on the trail, and the key is not', async (t) => {
  const { writer, reviewer, context } = await openDesk(t)
  const { code, version } = await writer.write({ explanation: 'BÍ-MẬT', source: 'BÍ-MẬT' })
  await approve(writer, reviewer, code, version)
  await writer.ask('POST', `/questions/${code}/retirement`, { reason: 'Không còn đúng' })
  await writer.ask('DELETE', `/questions/${code}/retirement`)
  const again = await writer.write({}, code)
  await writer.ask('DELETE', `/questions/${code}/draft?version=${again.version}`)
  const { rows } = await sql<{ kind: string; who: string; text: string }>`
    select kind, actor_name as who, subject || coalesce(reason, '') || changes::text as text
    from act order by id`.execute(context.db.query)
  assert.deepEqual(
    rows.map(({ kind, who }) => [kind, who === reviewer.name ? 'reviewer' : 'writer']),
    [
      ['question.write', 'writer'],
      ['question.review', 'reviewer'],
      ['question.use', 'writer'],
      ['question.retire', 'writer'],
      ['question.restore', 'writer'],
      ['question.write', 'writer'],
      ['question.discard', 'writer'],
    ],
  )
  const said = rows.map(({ text }) => text).join('\n')
  assert.ok(said.includes('Không còn đúng') && said.includes('Văn thư'))
  assert.ok(!said.includes('BÍ-MẬT') && !said.includes('correct'))
})

test('a contest that is being prepared is known to those who work on it alone', async (t) => {
  const desk = await openDesk(t)
  const { context, contest, writer } = desk
  const stranger = await bankDeskOf(desk, await aContest(context))
  await sql`update contest set stage = 'draft' where id = ${contest.id}`.execute(context.db.query)
  await sql`select pg_notify('hoithi', ${`contest:${contest.id}`})`.execute(context.db.query)
  const reply = await eventually('the contest in its new stage', async () => {
    const asked = await stranger.banks(contest.slug)
    return asked.statusCode === 404 ? asked : null
  })
  assert.equal(refusalOf(reply), '404 no_contest')
  assert.equal((await writer.get('/questions')).statusCode, 200)
})
