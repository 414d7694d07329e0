import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Attempt, Saved } from '#src/modules/attempt/schema.ts'
import type { NoticeList, WindowPlan, Windows } from '#src/modules/contest/schema.ts'
import { findStoredEdition } from '#src/modules/contest/find-stored-edition.ts'
import { importPack } from '#src/modules/pack/import-pack.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt } from '#test/factories/attempt.ts'
import { aContest, type ContestOptions } from '#test/factories/contest.ts'
import { eventually } from '#test/factories/eventually.ts'
import { aPackFolder, importedFrom } from '#test/factories/pack.ts'
import { aPerson, aSession } from '#test/factories/people.ts'

const opensAt = '2021-09-15T00:00:00.000Z'
const closesAt = '2021-10-15T17:00:00.000Z'
const later = '2021-10-20T17:00:00.000Z'
const minute = 60_000

const notice = {
  number: '12/TB-SNV',
  issuedOn: '2021-10-15',
  title: 'Gia hạn phần thi kiến thức',
  text: 'Mạng của nhiều đơn vị gián đoạn vì bão số 8.',
}

/** A contest half an hour before its close, its organiser, and ways to ask as such. */
const organised = async (t: TestContext, options: ContestOptions = {}) => {
  const product = await startApplication(t, { now: '2021-10-15T16:30:00Z' })
  const { app, context } = product
  const contest = await aContest(context, {
    rounds: [{ start: new Date(opensAt), end: new Date(closesAt) }],
    ...options,
  })
  const grants = [{ role: 'organiser' as const, contest }]
  const organiser = await aPerson(context, { name: 'Trần Văn Tổ', grants })
  const headers = { cookie: await aSession(context, organiser.id), 'accept-language': 'vi' }
  const desk = `/api/v1/desk/contests/${contest.slug}`
  const windows = async () =>
    (await app.inject({ url: `${desk}/windows`, headers })).json<Windows>()
  const place = { part: 'kien-thuc', round: 'vong-1' }
  return {
    ...product,
    contest,
    windows,
    plan: async (endsAt: string, startsAt = opensAt) => {
      const payload = { ...place, startsAt, endsAt }
      const url = `${desk}/windows/plan`
      return (await app.inject({ method: 'POST', url, headers, payload })).json<WindowPlan>()
    },
    move: async (change: object) => {
      const { revision } = await windows()
      const payload = {
        ...place,
        ...notice,
        startsAt: opensAt,
        endsAt: later,
        openAttempts: 'keep',
        revision,
        ...change,
      }
      const reply = await app.inject({ method: 'POST', url: `${desk}/windows`, headers, payload })
      return { status: reply.statusCode, ...reply.json<{ id?: string; code?: string }>() }
    },
    publish: (payload: object) =>
      app.inject({ method: 'POST', url: `${desk}/notices`, headers, payload }),
    notices: async (query = '') => {
      const url = `/api/v1/contests/${contest.slug}/notices${query}`
      return (await app.inject({ url })).json<NoticeList>()
    },
  }
}

test('a window that is moved is seen by everybody, with its notice, and is on the trail', async (t) => {
  const product = await organised(t)
  const { context, contest } = product
  assert.equal((await product.move({})).status, 201)
  const moved = await eventually('the window is moved', async () => {
    const { rows } = await product.windows()
    return rows[0]?.own === true ? rows[0] : null
  })
  assert.deepEqual([moved.startsAt, moved.endsAt], [opensAt, later])
  const [told] = (await product.notices()).rows
  assert.deepEqual(told, {
    id: told?.id,
    ...notice,
    publishedAt: '2021-10-15T16:30:00.000Z',
    change: {
      part: { code: 'kien-thuc', name: { vi: 'Phần thi kiến thức', en: 'Knowledge' } },
      round: { code: 'vong-1', name: { vi: 'Vòng 1', en: 'Round 1' } },
      from: { startsAt: opensAt, endsAt: closesAt },
      to: { startsAt: opensAt, endsAt: later },
    },
  })
  const round = await context.db.query
    .selectFrom('round')
    .select('ends_at')
    .where('contest_id', '=', contest.id)
    .executeTakeFirstOrThrow()
  assert.equal(round.ends_at.toISOString(), closesAt)
  const act = await context.db.query.selectFrom('act').selectAll().executeTakeFirstOrThrow()
  assert.deepEqual(
    [act.kind, act.actor_name, act.subject, act.subject_id, act.reason, act.changes],
    [
      'window.move',
      'Trần Văn Tổ',
      'Phần thi kiến thức, Vòng 1',
      'kien-thuc/vong-1',
      notice.text,
      [{ field: 'end', from: closesAt, to: later }],
    ],
  )
})

test('open attempts keep their own deadline, or gain what the old end cut off', async (t) => {
  for (const openAttempts of ['keep', 'gain'] as const)
    await t.test(openAttempts, async (one) => {
      const product = await organised(one)
      const { clock } = product
      const early = await aContestantAt(product, product.contest)
      const whole = await early.begin()
      clock.set('2021-10-15T16:55:00Z')
      const late = await aContestantAt(product, product.contest)
      const cut = await late.begin()
      assert.equal(cut.deadlineAt, closesAt)
      clock.set('2021-10-15T16:56:00Z')
      const plan = await product.plan(later)
      assert.deepEqual(
        [plan.open, plan.gaining, plan.laterMs, plan.lastDeadlineGained, plan.objection],
        [1, 1, 5 * 24 * 60 * minute, '2021-10-15T17:05:00.000Z', null],
      )
      assert.equal((await product.move({ openAttempts })).status, 201)
      const shown = (await late.show(cut.id)).json<Attempt>()
      const expected = openAttempts === 'gain' ? '2021-10-15T17:05:00.000Z' : closesAt
      assert.equal(shown.deadlineAt, expected)
      assert.equal((await early.show(whole.id)).json<Attempt>().deadlineAt, whole.deadlineAt)
    })
})

test('a save tells of the later deadline, and answers are taken until then', async (t) => {
  const product = await organised(t)
  const { clock } = product
  clock.set('2021-10-15T16:55:00Z')
  const contestant = await aContestantAt(product, product.contest)
  const { id } = await contestant.begin()
  await contestant.save(id, 1, { '1': [1] })
  await product.move({ openAttempts: 'gain' })
  clock.set('2021-10-15T17:04:59Z')
  const saved = await contestant.save(id, 2, { '2': [1] })
  assert.equal(saved.json<Saved>().deadlineAt, '2021-10-15T17:05:00.000Z')
  const submitted = await contestant.submit(id, 3, { '3': [1] })
  assert.equal(submitted.statusCode, 200)
  clock.set('2021-10-15T17:05:00Z')
  assert.equal((await contestant.start()).statusCode, 201)
})

test('a window closes sooner ahead of time, and never over an attempt', async (t) => {
  const product = await organised(t)
  const contestant = await aContestantAt(product, product.contest)
  await contestant.begin()
  const sooner = '2021-10-15T16:35:00.000Z'
  const plan = await product.plan(sooner)
  assert.equal(plan.objection?.code, 'window_cuts_attempts')
  assert.match(plan.objection.detail, /1 lượt thi .* đến 15\/10\/2021, 23:40/u)
  assert.equal((await product.move({ endsAt: sooner })).code, 'window_cuts_attempts')
  assert.deepEqual((await product.notices()).rows, [])
  assert.equal((await product.move({ endsAt: '2021-10-15T16:45:00.000Z' })).status, 201)
  const begun = '2021-10-15T16:30:01.000Z'
  assert.equal((await product.plan(later, begun)).objection?.code, 'window_starts_after_attempts')
})

test('who saw an older state is told so, and nothing is moved', async (t) => {
  const product = await organised(t)
  const { revision } = await product.windows()
  assert.equal((await product.move({ revision })).status, 201)
  const again = await product.move({ revision, endsAt: '2021-11-01T00:00:00Z' })
  assert.equal(again.code, 'contest_changed_meanwhile')
  assert.equal((await product.notices()).rows.length, 1)
})

test('a part or round that is not there, a draft, and published results are said to be', async (t) => {
  const product = await organised(t)
  assert.equal((await product.move({ part: 'khac' })).code, 'no_part')
  assert.equal((await product.move({ round: 'khac' })).code, 'no_round')
  const { context, contest } = product
  await context.db.query
    .insertInto('publication')
    .values({
      part_id: contest.parts[0]?.id ?? 0,
      kind: 'publish',
      published_by: (await aPerson(context)).id,
      as_of: new Date(closesAt),
      published_at: new Date(closesAt),
    })
    .execute()
  assert.equal((await product.move({})).code, 'window_of_published')
})

test('contest.yaml says the moved window too, and the folder reads as it stands', async (t) => {
  const product = await startApplication(t)
  const { app, context } = product
  const pack = await aPackFolder()
  const contest = await importedFrom(context, pack)
  const organiser = await aPerson(context, { grants: [{ role: 'organiser', contest }] })
  const headers = { cookie: await aSession(context, organiser.id) }
  const reply = await app.inject({
    method: 'POST',
    url: `/api/v1/desk/contests/${contest.slug}/windows`,
    headers,
    payload: {
      ...notice,
      part: 'video',
      round: 'chinh-thuc',
      startsAt: '2021-09-15T00:00:00Z',
      endsAt: '2021-10-31T17:00:00Z',
      openAttempts: 'keep',
      revision: contest.revision,
    },
  })
  assert.equal(reply.statusCode, 201, reply.body)
  const stored = await findStoredEdition(context.db.query, contest.slug)
  const file = stored?.files.find(({ path }) => path === 'contest.yaml')
  const text = Buffer.from(file?.bytes ?? []).toString()
  assert.match(text, /windows:[^]*round: chinh-thuc[^]*end: "?2021-1[01]-[03]1T(?:24|00):00/u)
  await pack.write('cuoc-thi/contest.yaml', text)
  const again = await importPack(context, pack.folder, { approve: () => false })
  assert.equal(again.state, 'unchanged', JSON.stringify(again))
})

test('notices without a move are published newest first, page by page', async (t) => {
  const product = await organised(t)
  for (const title of ['Một', 'Hai', 'Ba'])
    assert.equal((await product.publish({ ...notice, number: null, title })).statusCode, 201)
  const first = await product.notices('?limit=2')
  assert.deepEqual(
    first.rows.map(({ title, number, change }) => [title, number, change]),
    [
      ['Ba', null, null],
      ['Hai', null, null],
    ],
  )
  const rest = await product.notices(`?limit=2&after=${first.next ?? ''}`)
  assert.deepEqual([rest.rows.map(({ title }) => title), rest.next], [['Một'], null])
  const kinds = await product.context.db.query.selectFrom('act').select('kind').execute()
  assert.deepEqual(new Set(kinds.map(({ kind }) => kind)), new Set(['notice.publish']))
})
