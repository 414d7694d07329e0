import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import type { ContestUnitOutcome } from '#src/modules/contest/unit-schema.ts'
import type { ContestPage } from '#src/modules/contest/schema.ts'
import { findContest } from '#src/modules/contest/find-contest.ts'
import { exportPack } from '#src/modules/pack/export-pack.ts'
import { importPack } from '#src/modules/pack/import-pack.ts'
import type { Ranking } from '#src/modules/ranking/schema.ts'
import type { UnitChangeOutcome, UnitDetail, UnitList } from '#src/modules/unit/schema.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt, answersFor } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'
import { eventually } from '#test/factories/eventually.ts'
import { aPerson, aSession } from '#test/factories/people.ts'
import { temporaryFolder } from '#test/factories/temporary-folder.ts'

const pack = path.resolve(import.meta.dirname, '../../editions/soctrang-2021')
const newDay = '2025-07-01'
const decision = '1662/NQ-UBTVQH15'
const districts = 'Ủy ban nhân dân cấp huyện'
const agencies = 'Cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh'
const communes = 'Ủy ban nhân dân cấp xã'
const blank = { parent: null, staffCount: null, staffCountedOn: null, validFrom: null }
const contact = { name: null, phone: null, email: null }

test('1/7/2025: districts end, the province merges into Cần Thơ, and the edition of 2021 stays what it was', async (t) => {
  const application = await startApplication(t, { now: '2021-09-20T09:00:00+07:00' })
  const { app, clock, context } = application
  assert.equal((await importPack(context, pack, { approve: () => false })).state, 'created')
  const contest = await findContest(context, 'soctrang-2021')
  assert.ok(contest)
  const contestant = await aContestantAt(application, contest, {
    name: 'Lâm Sô Phia',
    unitCode: 'ubnd-huyen-ke-sach',
  })
  const attempt = await contestant.begin()
  clock.advance(60_000)
  const answers = await answersFor(context, attempt, 8)
  assert.equal((await contestant.submit(attempt.id, 1, answers)).statusCode, 200)

  clock.set('2025-07-01T08:00:00+07:00')
  const organiser = await aPerson(context, { grants: [{ role: 'organiser', contest }] })
  const cookie = await aSession(context, organiser.id)
  const ask = (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) =>
    app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { cookie },
      ...(payload ? { payload } : {}),
    })
  const decide = async (change: object, preview = false): Promise<UnitChangeOutcome> => {
    const reply = await ask('POST', '/unit-changes', { on: newDay, decision, preview, change })
    assert.equal(reply.statusCode, preview ? 200 : 201, reply.body)
    return reply.json()
  }
  const unitsOf = async (query: string): Promise<UnitList> =>
    (await ask('GET', `/units?limit=200&${query}`)).json()
  const ofGroup = async (unitGroup: string, on: string) =>
    (await unitsOf(new URLSearchParams({ unitGroup, on }).toString())).rows

  // Cần Thơ's departments come into the tree, one of them not there before.
  for (const name of ['Sở Nội vụ', 'Sở Y tế', 'Văn phòng Ủy ban nhân dân'])
    await ask('POST', '/units', {
      ...blank,
      name: `${name} thành phố Cần Thơ`,
      unitGroup: 'Sở',
      contact,
    })
  const departments = await ofGroup(agencies, newDay)
  assert.equal(departments.length, 18)

  // What it would do is said before it is done.
  const ending = (await ofGroup(districts, newDay)).map(({ code }) => code)
  const preview = await decide({ kind: 'end', units: ending, children: 'end' }, true)
  assert.equal(preview.ended.length, 11)

  // Each district's work goes to the communes that take its place.
  for (const [index, unit] of ending.entries()) {
    const into = [1, 2].map((part) => ({
      name: `Ủy ban nhân dân xã ${index + 1}.${part}`,
      unitGroup: communes,
    }))
    await decide({ kind: 'split', unit, into, children: 'end' })
  }
  const heirs: readonly (readonly [RegExp, string])[] = [
    [/^Sở Nội vụ$|^Ban Dân tộc$/u, 'so-noi-vu-thanh-pho-can-tho'],
    [/^Sở Y tế$/u, 'so-y-te-thanh-pho-can-tho'],
  ]
  const rest = 'van-phong-uy-ban-nhan-dan-thanh-pho-can-tho'
  for (const heir of [...heirs.map(([, code]) => code), rest]) {
    const units = departments
      .filter(({ name }) => (heirs.find(([named]) => named.test(name))?.[1] ?? rest) === heir)
      .map(({ code }) => code)
    await decide({ kind: 'merge', units, into: { unit: heir }, children: 'follow' })
  }

  // The tree of each day, and who took over.
  assert.equal((await unitsOf('on=2025-06-30')).units, 46 + 3)
  assert.equal((await ofGroup(districts, '2025-06-30')).length, 11)
  assert.equal((await ofGroup(districts, newDay)).length, 0)
  assert.equal((await ofGroup(communes, newDay)).length, 22)
  const keSach = (await ask('GET', '/units/ubnd-huyen-ke-sach')).json<UnitDetail>()
  assert.deepEqual(
    keSach.successors.map(({ from, to, on, decision: number }) => [
      from.name,
      to?.name,
      on,
      number,
    ]),
    [1, 2].map((part) => [
      'Ủy ban nhân dân huyện Kế Sách',
      `Ủy ban nhân dân xã 6.${part}`,
      newDay,
      decision,
    ]),
  )

  // A new edition takes the new tree.
  const next = await aContest(context, {
    slug: 'can-tho-2025',
    units: [{ code: rest, name: 'Văn phòng', unitGroup: 'Sở', staffCount: null }],
  })
  const grant = { role: 'organiser' as const, contest: next }
  const nextOrganiser = await aSession(context, (await aPerson(context, { grants: [grant] })).id)
  const choose = async (confirm: string | null): Promise<ContestUnitOutcome> => {
    const reply = await app.inject({
      method: 'PATCH',
      url: '/api/v1/contests/can-tho-2025/units',
      headers: { cookie: nextOrganiser },
      payload: { on: newDay, joinGroups: ['Sở', communes], refresh: true, confirm },
    })
    assert.equal(reply.statusCode, 200, reply.body)
    return reply.json()
  }
  const seen = await choose(null)
  assert.equal(seen.joined.length, 2 + 22)
  assert.equal((await choose(seen.fingerprint)).state, 'taken')
  const pageOf = async (slug: string): Promise<ContestPage> =>
    (await app.inject({ url: `/api/v1/contests/${slug}` })).json()
  const names = await eventually('the new units on the page', async () => {
    const { units } = await pageOf('can-tho-2025')
    return units.length === 25 ? units.map(({ name }) => name) : null
  })
  assert.ok(names.includes('Văn phòng Ủy ban nhân dân thành phố Cần Thơ'))

  // The edition of 2021 shows its own day, in page, ranking and export.
  const past = (await pageOf('soctrang-2021')).units
  assert.equal(past.length, 46)
  assert.equal(past.filter(({ unitGroup }) => unitGroup === districts).length, 11)
  const ranking = await app.inject({
    url: '/api/v1/contests/soctrang-2021/parts/kien-thuc/ranking',
  })
  assert.deepEqual(
    ranking.json<Ranking>().rows.map(({ name, unit, correct }) => [name, unit, correct]),
    [['Lâm Sô Phia', 'Ủy ban nhân dân huyện Kế Sách', 8]],
  )
  const folder = await temporaryFolder()
  assert.ok((await exportPack(context, 'soctrang-2021', folder)).ok)
  const exported = await readFile(path.join(folder, 'soctrang-2021/units.csv'), 'utf8')
  assert.equal(exported, await readFile(path.join(pack, 'units.csv'), 'utf8'))
  assert.equal((await importPack(context, pack, { approve: () => false })).state, 'unchanged')
})
