import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findContest } from '#src/modules/contest/find-contest.ts'
import type { ContestList, ContestPage } from '#src/modules/contest/schema.ts'
import { importPack } from '#src/modules/pack/import-pack.ts'
import type { Problem } from '#src/modules/pack/rules/problem.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContest } from '#test/factories/contest.ts'
import { eventually } from '#test/factories/eventually.ts'
import { aPackFolder, importedFrom } from '#test/factories/pack.ts'

test('the list has those running first, then those to come, then the closed ones', async (t) => {
  const { app, context, clock } = await startApplication(t, { now: '2021-10-01T00:00:00Z' })
  const round = (start: string, end: string) => [{ start: new Date(start), end: new Date(end) }]
  await aContest(context, { slug: 'old', rounds: round('2019-01-01T00:00Z', '2019-02-01T00:00Z') })
  await aContest(context, { slug: 'next', rounds: round('2021-11-01T00:00Z', '2021-12-01T00:00Z') })
  await aContest(context, { slug: 'past', rounds: round('2020-01-01T00:00Z', '2020-02-01T00:00Z') })
  await aContest(context, { slug: 'now', rounds: round('2021-09-01T00:00Z', '2021-11-01T00:00Z') })
  const states = async () => {
    const reply = await app.inject({ url: '/api/v1/contests' })
    assert.equal(reply.statusCode, 200)
    return reply.json<ContestList>().contests.map(({ slug, state }) => `${slug} ${state}`)
  }
  assert.deepEqual(await states(), ['now running', 'next coming', 'past closed', 'old closed'])
  clock.set('2021-11-01T00:00:00Z')
  assert.deepEqual(await states(), ['next running', 'now closed', 'past closed', 'old closed'])
})

test('a contest’s page tells all that the public may know', async (t) => {
  const { app, context } = await startApplication(t)
  await importedFrom(context, await aPackFolder())
  const reply = await app.inject({ url: '/api/v1/contests/cuoc-thi' })
  assert.equal(reply.statusCode, 200)
  assert.match(String(reply.headers['cache-control']), /^public, max-age=\d$/u)
  const page = reply.json<ContestPage>()
  assert.equal(page.state, 'running')
  assert.equal(page.startsAt, '2021-09-15T00:00:00.000Z')
  assert.equal(page.endsAt, '2021-10-15T17:00:00.000Z')
  assert.deepEqual(
    page.parts.map(({ code, weight }) => [code, weight]),
    [
      ['kien-thuc', 40],
      ['video', 60],
    ],
  )
  assert.deepEqual(page.parts[0]?.quiz, {
    questions: 3,
    timeLimitMs: 600_000,
    attemptsPerRound: null,
    review: 'after-close',
    marks: 'after-attempt',
    assumed: [],
  })
  assert.deepEqual(page.units[1], { code: 'so-tu-phap', name: 'Sở Tư pháp, tỉnh', unitGroup: 'Sở' })
  assert.deepEqual(page.documents, [
    {
      title: { vi: 'Thể lệ' },
      number: '26/CT-TTg',
      date: '2016-09-05',
      issuer: null,
      file: 'documents/Thể lệ.txt',
      url: null,
    },
  ])
})

test('nothing of the bank is in any reply', async (t) => {
  const { app, context } = await startApplication(t)
  await importedFrom(context, await aPackFolder())
  for (const url of ['/api/v1/contests', '/api/v1/contests/cuoc-thi'])
    assert.doesNotMatch(
      (await app.inject({ url })).body,
      /Câu số|Phương án|M-1|ngan-hang|blueprint/u,
    )
})

test('a contest that is not there, and a name that cannot be one', async (t) => {
  const { app } = await startApplication(t)
  const missing = await app.inject({ url: '/api/v1/contests/khong-co' })
  assert.equal(missing.statusCode, 404)
  assert.equal(missing.json<{ code: string }>().code, 'no_contest')
  const wrong = await app.inject({ url: '/api/v1/contests/KHONG' })
  assert.equal(wrong.statusCode, 400)
})

test('a document comes with its type and its Vietnamese name, and again only when it changed', async (t) => {
  const { app, context } = await startApplication(t)
  await importedFrom(context, await aPackFolder())
  const url = `/api/v1/contests/cuoc-thi/files/${encodeURI('documents/Thể lệ.txt')}`
  const reply = await app.inject({ url })
  assert.equal(reply.statusCode, 200)
  assert.equal(reply.body, 'Thể lệ của cuộc thi.\n')
  assert.equal(reply.headers['content-type'], 'text/plain; charset=utf-8')
  assert.equal(reply.headers['x-content-type-options'], 'nosniff')
  assert.match(
    String(reply.headers['content-disposition']),
    /^inline; .*filename\*=UTF-8''Th%E1%BB%83%20l%E1%BB%87\.txt$/u,
  )
  const again = await app.inject({
    url,
    headers: { 'if-none-match': String(reply.headers['etag']) },
  })
  assert.equal(again.statusCode, 304)
  assert.equal(again.body, '')
  const other = await app.inject({ url, headers: { 'if-none-match': '"other"' } })
  assert.equal(other.statusCode, 200)
})

test('no stored file is served but the documents that the contest lists', async (t) => {
  const { app, context } = await startApplication(t)
  const pack = await aPackFolder()
  await pack.write('cuoc-thi/documents/draft.txt', 'not listed')
  await importedFrom(context, pack)
  for (const file of [
    'contest.yaml',
    'units.csv',
    'documents/draft.txt',
    'documents/../contest.yaml',
    'documents/%2e%2e/contest.yaml',
    '..%2f..%2fbanks/ngan-hang/questions/mot.yaml',
    '',
  ]) {
    const reply = await app.inject({ url: `/api/v1/contests/cuoc-thi/files/${file}` })
    assert.equal(reply.statusCode, 404, file)
    assert.doesNotMatch(reply.body, /slug|code,name|not listed|Câu số/u, file)
  }
})

test('a change is seen by who holds the contest in memory', async (t) => {
  const { app, context } = await startApplication(t)
  const pack = await aPackFolder()
  await importedFrom(context, pack)
  assert.equal((await findContest(context, 'cuoc-thi'))?.name.vi, 'Cuộc thi')
  await pack.edit('cuoc-thi/contest.yaml', 'name: { vi: "Cuộc thi"', 'name: { vi: "Tên mới"')
  await importPack(context, pack.folder, { approve: () => true })
  await eventually('the page with its new name', async () => {
    const page = (await app.inject({ url: '/api/v1/contests/cuoc-thi' })).json<ContestPage>()
    return page.name.vi === 'Tên mới' ? page : null
  })
})

test('a broken edition leaves nothing behind', async (t) => {
  const { app, context } = await startApplication(t)
  const pack = await aPackFolder()
  await pack.edit('cuoc-thi/units.csv', 'so-tu-phap', 'Sở Tư pháp')
  const outcome = await importPack(context, pack.folder, { approve: () => true })
  assert.ok('problems' in outcome)
  assert.deepEqual(
    outcome.problems.map(({ file, line, column }: Problem) => [file, line, column]),
    [['cuoc-thi/units.csv', 3, 1]],
  )
  assert.equal(
    (await app.inject({ url: '/api/v1/contests' })).json<ContestList>().contests.length,
    0,
  )
})
