import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type {
  UnitChangeList,
  UnitChangeOutcome,
  UnitDetail,
  UnitList,
} from '#src/modules/unit/schema.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aContest } from '#test/factories/contest.ts'
import { aPerson, aSession } from '#test/factories/people.ts'

const contact = { name: null, phone: null, email: null }
const aNewUnit = (name: string, parent: string | null = null) => ({
  name,
  parent,
  unitGroup: null,
  staffCount: null,
  staffCountedOn: null,
  contact,
  validFrom: null,
})

/** An organiser at the tree, of a contest with units so-1 … huyen-3. */
const atTheTree = async (application: Application) => {
  const { app, context } = application
  const contest = await aContest(context)
  const organiser = await aPerson(context, {
    name: 'Trần Tổ Chức',
    grants: [{ role: 'organiser', contest }],
  })
  const cookie = await aSession(context, organiser.id)
  const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) =>
    app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { cookie },
      ...(payload ? { payload } : {}),
    })
  const names = async (query: string): Promise<string[]> =>
    (await ask('GET', `/units?${query}`)).json<UnitList>().rows.map(({ name }) => name)
  const decide = async (on: string, change: object, preview = false) => {
    const reply = await ask('POST', '/unit-changes', {
      on,
      decision: '1662/NQ-UBTVQH15',
      preview,
      change,
    })
    assert.equal(reply.statusCode, preview ? 200 : 201, reply.body)
    return reply.json<UnitChangeOutcome>()
  }
  const acts = async () =>
    (
      await sql<{ kind: string; subject: string; reason: string | null }>`
        select kind, subject, reason from act order by id`.execute(context.db.query)
    ).rows
  return { contest, ask, names, decide, acts }
}

test('the tree is shown as it stands on a day, a branch at a time, and searched without tone marks', async (t) => {
  const { ask, names } = await atTheTree(await startApplication(t))
  assert.deepEqual(await names(''), [
    'Sở số 1',
    'Sở số 2',
    'Sở số 3',
    'Huyện số 1',
    'Huyện số 2',
    'Huyện số 3',
  ])
  const added = await ask('POST', '/units', aNewUnit(' Phòng  Tổ chức ', 'so-1'))
  assert.deepEqual([added.statusCode, added.json()], [201, { code: 'so-1-phong-to-chuc' }])
  assert.deepEqual(await names('below=so-1'), ['Phòng Tổ chức'])
  const found = (await ask('GET', '/units?search=phong%20to')).json<UnitList>()
  assert.deepEqual(
    found.rows.map(({ name, path, parent }) => [name, path, parent]),
    [['Phòng Tổ chức', ['Sở số 1'], 'so-1']],
  )
  const page = (await ask('GET', '/units?limit=2&after=so-2')).json<UnitList>()
  assert.deepEqual(
    [page.rows.map(({ code }) => code), page.next, page.total],
    [['so-3', 'huyen-1'], 'huyen-1', 6],
  )
  assert.equal((await ask('GET', '/units?below=khong-co')).statusCode, 404)
  assert.equal((await ask('GET', '/units?on=2025-02-30')).statusCode, 400)
  assert.equal((await ask('POST', '/units', { ...aNewUnit('X'), code: 'so-1' })).statusCode, 409)
})

test('a change is previewed, made from a day, told of, and taken back', async (t) => {
  const { ask, names, decide, acts } = await atTheTree(await startApplication(t))
  const end = { kind: 'end', units: ['huyen-1', 'huyen-2', 'huyen-3'], children: 'end' }
  const preview = await decide('2025-07-01', end, true)
  assert.deepEqual([preview.id, preview.ended.length], [null, 3])
  assert.equal((await names('on=2025-07-01')).length, 6)
  const merge = {
    kind: 'merge',
    units: ['so-1', 'so-2'],
    into: { name: 'Sở Nội vụ mới', unitGroup: 'Sở' },
    children: 'follow',
  }
  await decide('2025-07-01', end)
  const merged = await decide('2025-07-01', merge)
  assert.deepEqual(merged.created, [{ code: 'so-noi-vu-moi', name: 'Sở Nội vụ mới' }])
  assert.deepEqual(await names('on=2025-07-01'), ['Sở Nội vụ mới', 'Sở số 3'])
  assert.equal((await names('on=2025-06-30')).length, 6)
  const detail = (await ask('GET', '/units/so-1')).json<UnitDetail>()
  assert.deepEqual(
    detail.successors.map(({ on, to, decision }) => [on, to?.name, decision]),
    [['2025-07-01', 'Sở Nội vụ mới', '1662/NQ-UBTVQH15']],
  )
  await decide('2026-01-01', {
    kind: 'rename',
    unit: 'so-noi-vu-moi',
    name: 'Sở Nội vụ và Dân tộc',
  })
  const early = await ask('DELETE', `/unit-changes/${merged.id}`)
  assert.equal(early.json<{ code: string }>().code, 'unit_change_not_last')
  const changes = (await ask('GET', '/unit-changes')).json<UnitChangeList>()
  assert.deepEqual(
    changes.rows.map(({ kind, ended }) => [kind, ended]),
    [
      ['rename', 0],
      ['merge', 2],
      ['end', 3],
    ],
  )
  for (const { id } of changes.rows)
    assert.equal((await ask('DELETE', `/unit-changes/${id}`)).statusCode, 204)
  assert.equal((await names('on=2026-06-01')).length, 6)
  assert.equal((await ask('DELETE', `/unit-changes/${merged.id}`)).statusCode, 404)
  assert.deepEqual(
    (await acts()).map(({ kind, subject }) => [kind, subject]),
    [
      ['unit.end', 'Huyện số 1, Huyện số 2, Huyện số 3'],
      ['unit.merge', 'Sở số 1, Sở số 2'],
      ['unit.rename', 'Sở Nội vụ mới'],
      ['unit.undo', 'Sở Nội vụ mới'],
      ['unit.undo', 'Sở số 1, Sở số 2'],
      ['unit.undo', 'Huyện số 1, Huyện số 2, Huyện số 3'],
    ],
  )
})

test('what the tree cannot take is refused with its reason, and nothing is written', async (t) => {
  const { ask, acts } = await atTheTree(await startApplication(t))
  const codeOf = async (change: object, on = '2025-07-01'): Promise<string> =>
    (await ask('POST', '/unit-changes', { on, decision: null, change })).json<{ code: string }>()
      .code
  assert.equal(await codeOf({ kind: 'rename', unit: 'khong-co', name: 'X' }), 'no_unit')
  assert.equal(await codeOf({ kind: 'rename', unit: 'so-1', name: ' ' }), 'unit_name_blank')
  assert.equal(await codeOf({ kind: 'move', unit: 'so-1', parent: 'so-1' }), 'unit_cycle')
  assert.equal(await codeOf({ kind: 'move', unit: 'so-1', parent: 'khong-co' }), 'no_unit')
  assert.equal(await codeOf({ kind: 'rename', unit: 'so-1' }), 'bad_request')
  assert.equal(
    await codeOf({ kind: 'end', units: ['so-1'], children: 'end' }, 'hôm nay'),
    'bad_request',
  )
  assert.deepEqual(await acts(), [])
})

test('group, staff count and contact are corrected, with what was before in the trail', async (t) => {
  const { ask, acts } = await atTheTree(await startApplication(t))
  const edit = {
    unitGroup: 'Sở',
    staffCount: 52,
    staffCountedOn: '2025-01-01',
    contact: { ...contact, phone: '0299 3822 333' },
  }
  assert.equal((await ask('PATCH', '/units/so-1', edit)).statusCode, 204)
  const {
    unitGroup,
    staffCount,
    staffCountedOn,
    contact: held,
  } = (await ask('GET', '/units/so-1')).json<UnitDetail>()
  assert.deepEqual({ unitGroup, staffCount, staffCountedOn, contact: held }, edit)
  // the same again is no act
  assert.equal((await ask('PATCH', '/units/so-1', edit)).statusCode, 204)
  assert.deepEqual(
    (await acts()).map(({ kind, subject }) => [kind, subject]),
    [['unit.edit', 'Sở số 1']],
  )
})
