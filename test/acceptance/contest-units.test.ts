import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { exportPack } from '#src/modules/pack/export-pack.ts'
import { importPack } from '#src/modules/pack/import-pack.ts'
import type { ContestUnitList, ContestUnitOutcome } from '#src/modules/contest/unit-schema.ts'
import type { UnitCandidates } from '#src/modules/unit/schema.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { eventually } from '#test/factories/eventually.ts'
import { aPackFolder, importedFrom } from '#test/factories/pack.ts'
import { aContestant, aPerson, aSession } from '#test/factories/people.ts'
import { temporaryFolder } from '#test/factories/temporary-folder.ts'

/** An organiser of the edition `cuoc-thi`, whose units are so-noi-vu and so-tu-phap. */
const atTheUnits = async (application: Application) => {
  const { app, context } = application
  const contest = await importedFrom(context, await aPackFolder())
  const { id } = await aPerson(context, { grants: [{ role: 'organiser', contest }] })
  const cookie = await aSession(context, id)
  const ask = (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) =>
    app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { cookie },
      ...(payload ? { payload } : {}),
    })
  const choice = {
    on: '2021-10-01',
    join: [],
    joinGroups: [],
    leave: [],
    refresh: false,
    confirm: null,
  }
  const look = async (wanted: object): Promise<ContestUnitOutcome> => {
    const reply = await ask('PATCH', '/contests/cuoc-thi/units', { ...choice, ...wanted })
    assert.equal(reply.statusCode, 200, reply.body)
    return reply.json()
  }
  const take = async (wanted: object) => {
    const { fingerprint } = await look(wanted)
    return ask('PATCH', '/contests/cuoc-thi/units', { ...choice, ...wanted, confirm: fingerprint })
  }
  const addUnit = async (name: string) => {
    const unit = {
      name,
      parent: null,
      unitGroup: 'Sở',
      staffCount: 25,
      staffCountedOn: '2021-01-01',
      contact: { name: null, phone: null, email: null },
      validFrom: null,
    }
    assert.equal((await ask('POST', '/units', unit)).statusCode, 201)
  }
  const names = async () =>
    (await ask('GET', '/contests/cuoc-thi/units'))
      .json<ContestUnitList>()
      .rows.map(({ name }) => name)
  return { contest, ask, look, take, addUnit, names }
}

test('units of the tree join and are refreshed, differences first; the pack still comes out as it goes in', async (t) => {
  const application = await startApplication(t)
  const { context } = application
  const { ask, look, take, addUnit, names } = await atTheUnits(application)
  await addUnit('Sở Y tế')
  const candidates = (
    await ask('GET', '/contests/cuoc-thi/unit-candidates?search=y%20te')
  ).json<UnitCandidates>()
  assert.deepEqual(
    candidates.rows.map(({ code, state }) => [code, state]),
    [['so-y-te', 'free']],
  )
  const seen = await look({ join: ['so-y-te'] })
  assert.deepEqual([seen.state, seen.joined], ['differs', [{ code: 'so-y-te', name: 'Sở Y tế' }]])
  assert.equal((await names()).length, 2)
  assert.equal((await take({ join: ['so-y-te'] })).json<ContestUnitOutcome>().state, 'taken')
  assert.deepEqual(await names(), ['Sở Nội vụ', 'Sở Tư pháp, tỉnh', 'Sở Y tế'])
  assert.equal((await look({ join: ['so-y-te'] })).state, 'same')

  await ask('PATCH', '/units/so-noi-vu', { staffCount: 41 })
  const { changed } = await look({ refresh: true })
  assert.deepEqual(
    changed.map(({ code, changes }) => [code, changes]),
    [['so-noi-vu', [{ field: 'staffCount', from: 40, to: 41 }]]],
  )
  assert.equal((await take({ refresh: true })).statusCode, 200)

  const folder = await temporaryFolder()
  assert.ok((await exportPack(context, 'cuoc-thi', folder)).ok)
  assert.equal(
    await readFile(path.join(folder, 'cuoc-thi/units.csv'), 'utf8'),
    'code,name,unit_group,staff_count\nso-noi-vu,Sở Nội vụ,Sở,41\nso-tu-phap,"Sở Tư pháp, tỉnh",Sở,\nso-y-te,Sở Y tế,Sở,25\n',
  )
  const again = await importPack(context, path.join(folder, 'cuoc-thi'), { approve: () => false })
  assert.equal(again.state, 'unchanged')
  await eventually('the new unit on the page', async () => {
    const page = await application.app.inject({ url: '/api/v1/contests/cuoc-thi' })
    return page.json<{ units: unknown[] }>().units.length === 3 ? true : null
  })
  const acts = await sql<{ kind: string }>`
    select kind from act where contest_id is not null`.execute(context.db.query)
  assert.deepEqual(
    acts.rows.map(({ kind }) => kind),
    ['contest-units.choose', 'contest-units.choose'],
  )
})

test('a unit with contestants cannot leave; what was seen no longer is not taken', async (t) => {
  const application = await startApplication(t)
  const { contest, ask, look, take, names } = await atTheUnits(application)
  await aContestant(application.context, contest, { unitCode: 'so-noi-vu' })
  const seen = await look({ leave: ['so-noi-vu'] })
  assert.deepEqual(
    seen.stuck.map(({ code, contestants }) => [code, contestants]),
    [['so-noi-vu', 1]],
  )
  const refused = await take({ leave: ['so-noi-vu'] })
  assert.equal(refused.json<{ code: string }>().code, 'contest_units_stuck')
  const stale = await ask('PATCH', '/contests/cuoc-thi/units', {
    on: '2021-10-01',
    leave: ['so-tu-phap'],
    confirm: '0'.repeat(64),
  })
  assert.equal(stale.json<{ code: string }>().code, 'contest_units_changed')
  assert.equal((await names()).length, 2)
  assert.equal((await take({ leave: ['so-tu-phap'] })).statusCode, 200)
  assert.deepEqual(await names(), ['Sở Nội vụ'])
})
