import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rebuildStandings } from '#src/modules/attempt/rebuild-standings.ts'
import type { Contestant } from '#src/modules/contestant/schema.ts'
import type { Ranking, UnitRanking } from '#src/modules/ranking/schema.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt, answersFor } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'
import { aDeskWorker } from '#test/factories/desk-worker.ts'

const hour = 3_600_000
const wrongRoster = 'Danh sách ghi nhầm đơn vị, theo công văn 45/SNV'
const correction = 'Đính chính đơn vị của một thí sinh, theo công văn 45/SNV'

// A roster named a contestant under another department; nobody noticed until the results were out.
test('a wrong unit corrected after the close', async (t) => {
  const product = await startApplication(t)
  const { app, context, clock } = product
  const now = clock.now().getTime()
  const contest = await aContest(context, {
    slug: 'soctrang-2021',
    rounds: [{ start: new Date(now - hour), end: new Date(now + hour) }],
    units: [
      { code: 'so-noi-vu', name: 'Sở Nội vụ', unitGroup: 'Sở', staffCount: 40 },
      { code: 'so-tu-phap', name: 'Sở Tư pháp', unitGroup: 'Sở', staffCount: 30 },
    ],
  })
  const organiser = await aDeskWorker(product, contest, 'organiser')
  const take = async (name: string, unitCode: string, right: number): Promise<void> => {
    const contestant = await aContestantAt(product, contest, {
      name,
      unitCode,
      username: `ts-${name}`,
    })
    const attempt = await contestant.begin()
    clock.advance(60_000)
    await contestant.submit(attempt.id, 1, await answersFor(context, attempt, right))
  }
  await take('an', 'so-noi-vu', 10)
  await take('binh', 'so-noi-vu', 6)
  await take('chi', 'so-tu-phap', 8)

  const seen = async <T>(path: string): Promise<T> =>
    (await app.inject(`/api/v1/contests/soctrang-2021/parts/kien-thuc/${path}`)).json<T>()
  const people = async () =>
    (await seen<Ranking>('ranking')).rows.map(({ name, unit }) => `${name}: ${unit}`)
  const units = async () =>
    (await seen<UnitRanking>('ranking/units')).rows.map(
      ({ unit, contestants, meanCorrect }) => `${unit}: ${contestants}, ${meanCorrect}`,
    )

  clock.set(new Date(now + 2 * hour))
  const publish = (body: object) => organiser.post('/parts/kien-thuc/publications', body)
  assert.equal((await publish({})).statusCode, 201)
  const publishedPeople = ['an: Sở Nội vụ', 'chi: Sở Tư pháp', 'binh: Sở Nội vụ']
  const publishedUnits = ['Sở Nội vụ: 2, 8', 'Sở Tư pháp: 1, 8']
  assert.deepEqual(await people(), publishedPeople)
  assert.deepEqual((await units()).toSorted(), publishedUnits)

  // “an” works at the department of justice: the desk finds them and says what a move will do
  clock.advance(24 * hour)
  const before = (await organiser.get('/contestants/ts-an')).json<Contestant>()
  assert.equal(before.unit.name, 'Sở Nội vụ')
  assert.equal(before.parts[0]?.published, true)
  const move = { unit: 'so-tu-phap', subUnit: null, reason: wrongRoster }
  assert.equal((await organiser.put('/contestants/ts-an/unit', move)).statusCode, 204)

  // what was published stands, until it is corrected with a reason
  assert.deepEqual(await people(), publishedPeople)
  assert.deepEqual((await units()).toSorted(), publishedUnits)
  const silently = await publish({})
  assert.equal(silently.json<{ code: string }>().code, 'correction_needs_reason')
  clock.advance(hour)
  assert.equal((await publish({ reason: correction })).statusCode, 201)
  assert.deepEqual(await people(), ['an: Sở Tư pháp', 'chi: Sở Tư pháp', 'binh: Sở Nội vụ'])
  assert.deepEqual((await units()).toSorted(), ['Sở Nội vụ: 1, 6', 'Sở Tư pháp: 2, 9'])

  // the public sees both acts, the desk the move with who, when and why
  const { publications } = await seen<Ranking>('ranking')
  assert.deepEqual(
    publications.map(({ kind, reason }) => [kind, reason]),
    [
      ['correct', correction],
      ['publish', null],
    ],
  )
  const [act] = (await organiser.get('/contestants/ts-an')).json<Contestant>().acts
  assert.equal(act?.kind, 'contestant.move')
  assert.equal(act.reason, wrongRoster)
  assert.deepEqual(act.changes, [{ field: 'unit', from: 'Sở Nội vụ', to: 'Sở Tư pháp' }])

  const standings = () =>
    context.db.query.selectFrom('standing').selectAll().orderBy('person_id').execute()
  const held = await standings()
  await rebuildStandings(context, contest.id)
  assert.deepEqual(await standings(), held)
})
