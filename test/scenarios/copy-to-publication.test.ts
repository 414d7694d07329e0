import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { endExpiredAttempts } from '#src/modules/attempt/end-expired-attempts.ts'
import type { Attempt } from '#src/modules/attempt/schema.ts'
import { findContest } from '#src/modules/contest/find-contest.ts'
import type { ContestPage, NoticeList, Windows } from '#src/modules/contest/schema.ts'
import { exportPack } from '#src/modules/pack/export-pack.ts'
import { importPack } from '#src/modules/pack/import-pack.ts'
import type { Ranking } from '#src/modules/ranking/schema.ts'
import type { Overview, SettingsPage, SettingsSaved } from '#src/modules/setup/schema.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt, answersFor } from '#test/factories/attempt.ts'
import { acts } from '#test/factories/desk.ts'
import { aPerson, aSession } from '#test/factories/people.ts'
import { temporaryFolder } from '#test/factories/temporary-folder.ts'

const pack = path.resolve(import.meta.dirname, '../../editions/soctrang-2021')
const slug = 'soctrang-2022'

test('next year’s edition: copied, changed, checked, opened, prolonged, frozen, published, corrected', async (t) => {
  const application = await startApplication(t, { now: '2022-08-01T09:00:00+07:00' })
  const { app, clock, context } = application
  await importPack(context, pack, { approve: () => false })
  const last = await findContest(context, 'soctrang-2021')
  assert.ok(last)
  const grants = [{ role: 'organiser' as const, contest: last }]
  const organiser = await aPerson(context, { name: 'Võ Thị Thanh Hương', grants })
  const ask = async <T>(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) => {
    const reply = await app.inject({
      method,
      url: `/api/v1/${url}`,
      // A session lasts two weeks, and this story half a year.
      headers: { cookie: await aSession(context, organiser.id) },
      ...(payload === undefined ? {} : { payload }),
    })
    assert.ok(reply.statusCode < 300, `${method} ${url}: ${reply.body}`)
    return (reply.statusCode === 204 ? null : reply.json()) as T
  }
  const desk = `desk/contests/${slug}`
  const ofPublic = (url: string) => app.inject({ url: `/api/v1/${url}` })

  // From a copy of last year's, a year later: a draft that nobody else sees.
  await ask('POST', 'desk/start/copy', {
    from: 'soctrang-2021',
    slug,
    name: { vi: 'Hội thi cải cách hành chính tỉnh Sóc Trăng năm 2022' },
    start: '2022-09-15',
    bank: 'shared',
    carry: [],
  })
  assert.equal((await ofPublic(`contests/${slug}`)).statusCode, 404)

  // Five minutes in place of ten; everything else stays.
  const page = await ask<SettingsPage>('GET', `${desk}/settings`)
  const settings = structuredClone(page.settings) as SettingsPage['settings'] & {
    parts: { quiz?: { timeLimit: string } }[]
  }
  for (const { quiz } of settings.parts) if (quiz !== undefined) quiz.timeLimit = '5m'
  const saved = await ask<SettingsSaved>('PUT', `${desk}/settings`, {
    revision: page.revision,
    settings,
  })
  assert.equal(saved.changes.length, 1, JSON.stringify(saved.changes))

  // Nothing blocks it: it is checked, then opened.
  const overview = await ask<Overview>('GET', `${desk}/overview`)
  assert.equal(overview.figures.units, 46)
  assert.deepEqual(
    overview.checklist.filter(({ done, blocks }) => !done && blocks).map(({ code }) => code),
    [],
  )
  await ask('POST', `${desk}/stage`, { from: 'draft', to: 'checked' })
  await ask('POST', `${desk}/stage`, { from: 'checked', to: 'open' })
  const opening = await ofPublic(`contests/${slug}`)
  assert.equal(opening.statusCode, 200, opening.body)
  const opened = opening.json<ContestPage>()
  assert.deepEqual([opened.state, opened.parts[0]?.quiz?.timeLimitMs], ['coming', 300_000])

  clock.set('2022-10-15T16:57:00Z')
  // The last evening: somebody is in the middle when the close moves by three days.
  const contest = await findContest(context, slug)
  assert.ok(contest)
  const unitCode = contest.units[0]?.code ?? ''
  const [early, late] = [
    await aContestantAt(application, contest, { name: 'Thạch Sô Phia', unitCode }),
    await aContestantAt(application, contest, { name: 'Lý Kim Phụng', unitCode }),
  ]
  const attempt = await early.begin()
  assert.equal(attempt.deadlineAt, '2022-10-15T17:00:00.000Z')
  const { revision } = await ask<Windows>('GET', `${desk}/windows`)
  await ask('POST', `${desk}/windows`, {
    part: 'kien-thuc',
    round: 'chinh-thuc',
    startsAt: contest.rounds[0]?.startsAt.toISOString(),
    endsAt: '2022-10-18T17:00:00.000Z',
    openAttempts: 'gain',
    revision,
    number: '12/TB-SNV',
    issuedOn: '2022-10-15',
    title: 'Gia hạn phần thi kiến thức',
    text: 'Mạng của nhiều đơn vị gián đoạn vì bão số 8.',
  })
  const { rows: notices } = (await ofPublic(`contests/${slug}/notices`)).json<NoticeList>()
  assert.deepEqual(
    notices.map(({ number, title }) => [number, title]),
    [['12/TB-SNV', 'Gia hạn phần thi kiến thức']],
  )
  clock.set('2022-10-15T17:01:30Z')
  const answers = await answersFor(context, attempt, 7)
  assert.equal((await early.submit(attempt.id, 1, answers)).statusCode, 200)

  // Frozen on the last day: who is better afterwards is not seen yet.
  clock.set('2022-10-18T03:00:00Z')
  await ask('PUT', `${desk}/freeze`, { freezeAt: 'now' })
  clock.advance(6000)
  const better: Attempt = await late.begin()
  clock.advance(60_000)
  await late.submit(better.id, 1, await answersFor(context, better, 10))
  const part = `contests/${slug}/parts/kien-thuc`
  const seen = async () =>
    (await ofPublic(`${part}/ranking`))
      .json<Ranking>()
      .rows.map(({ name, correct }) => [name, correct])
  assert.deepEqual(await seen(), [['Thạch Sô Phia', 7]])

  // Closed: previewed, published, corrected with a reason, each of it to be read by everybody.
  clock.set('2022-10-20T02:00:00Z')
  await endExpiredAttempts(context)
  const preview = await ask<Ranking>('GET', `desk/${part}/preview`)
  assert.deepEqual(
    preview.rows.map(({ name }) => name),
    ['Lý Kim Phụng', 'Thạch Sô Phia'],
  )
  await ask('POST', `${part}/publications`, {})
  assert.deepEqual(await seen(), [
    ['Lý Kim Phụng', 10],
    ['Thạch Sô Phia', 7],
  ])
  await ask('POST', `${part}/publications`, {
    reason: 'Đính chính theo biên bản số 3 của Tổ Thư ký.',
  })
  const { publications } = (await ofPublic(`${part}/ranking`)).json<Ranking>()
  assert.deepEqual(
    publications.map(({ kind, publishedBy }) => [kind, publishedBy]),
    [
      ['correct', 'Võ Thị Thanh Hương'],
      ['publish', 'Võ Thị Thanh Hương'],
    ],
  )

  // What the desk changed is in the edition's own files: exported and imported, nothing differs.
  const folder = await temporaryFolder()
  assert.ok((await exportPack(context, slug, folder)).ok)
  const again = await importPack(context, path.join(folder, slug), { approve: () => false })
  assert.equal(again.state, 'unchanged', JSON.stringify(again))
  const kinds = (await acts(context)).map((act) => (act as { kind: string }).kind)
  for (const kind of [
    'settings.change',
    'window.move',
    'ranking.freeze',
    'ranking.publish',
    'ranking.correct',
  ])
    assert.ok(kinds.includes(kind), `${kind} is missing of ${kinds.join(', ')}`)
})
