import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Contest } from '#src/modules/contest/contest.ts'
import { ensureSubUnits } from '#src/modules/contest/ensure-sub-units.ts'
import { listSubUnits } from '#src/modules/contest/list-sub-units.ts'
import type { SubUnitList } from '#src/modules/contest/unit-schema.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aContest } from '#test/factories/contest.ts'
import { aContestant, aPerson, aSession } from '#test/factories/people.ts'

test('sub-units are found by their names without tone marks, and made where they are missing', async (t) => {
  const { context } = await startApplication(t)
  const contest = await aContest(context)
  const unitId = contest.units[0]?.id ?? 0
  const ensure = (names: readonly string[]) =>
    context.db.query.transaction().execute((transaction) =>
      ensureSubUnits(transaction, {
        contestId: contest.id,
        unitId,
        names,
        now: context.clock.now(),
      }),
    )
  const first = await ensure(['Phòng Tổ chức', ' PHÒNG  tổ chức', 'Trường Chính trị', ''])
  assert.deepEqual([...first.keys()], ['phong to chuc', 'truong chinh tri'])
  const again = await ensure(['phong to chuc', 'Văn phòng'])
  assert.equal(again.get('phong to chuc'), first.get('phong to chuc'))
  const listed = await listSubUnits(context, contest.id, unitId)
  assert.deepEqual(
    listed.map(({ code, name, unitGroup, depth }) => [code, name, unitGroup, depth]),
    [
      ['so-1-phong-to-chuc', 'Phòng Tổ chức', 'Phòng', 0],
      ['so-1-truong-chinh-tri', 'Trường Chính trị', 'Trường', 0],
      ['so-1-van-phong', 'Văn phòng', 'Văn phòng', 0],
    ],
  )
})

test('next year’s contest finds the sub-units of this year in the tree', async (t) => {
  const { context } = await startApplication(t)
  const ids: (number | undefined)[] = []
  for (const contest of [await aContest(context), await aContest(context)]) {
    const request = {
      contestId: contest.id,
      unitId: contest.units[0]?.id ?? 0,
      names: ['Phòng Một'],
      now: context.clock.now(),
    }
    const made = await context.db.query
      .transaction()
      .execute((transaction) => ensureSubUnits(transaction, request))
    ids.push(made.get('phong mot'))
  }
  assert.ok(ids[0] !== undefined)
  assert.equal(ids[0], ids[1])
})

const blank = { unitGroup: null, staffCount: null, staffCountedOn: null }

/** Somebody at the sub-units of a unit, as coordinator of that unit or of one below it. */
const atTheUnit = async (application: Application, contest: Contest, unitId: number) => {
  const { app, context } = application
  const person = await aPerson(context)
  await sql`insert into role_grant (person_id, role, contest_id, unit_id, granted_at)
    values (${person.id}, 'unit_coordinator', ${contest.id}, ${unitId}, ${context.clock.now()})
  `.execute(context.db.query)
  const cookie = await aSession(context, person.id)
  const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) =>
    app.inject({
      method,
      url: `/api/v1/contests/${contest.slug}/units/${path}`,
      headers: { cookie },
      ...(payload === undefined ? {} : { payload }),
    })
  const rows = async (unit: string) =>
    (await ask('GET', `${unit}/sub-units`)).json<SubUnitList>().rows
  return { ask, rows }
}

test('a coordinator adds sub-units, corrects and removes them; the tree of units follows', async (t) => {
  const application = await startApplication(t)
  const { context } = application
  const contest = await aContest(context)
  const unitId = contest.units[0]?.id ?? 0
  const { ask, rows } = await atTheUnit(application, contest, unitId)
  const added = await ask('POST', 'so-1/sub-units', {
    units: [
      { ...blank, name: ' Phòng  Một', staffCount: 12, staffCountedOn: '2025-01-01' },
      { ...blank, name: 'phong mot' },
      { ...blank, name: 'Trường Hai', unitGroup: 'Trường học' },
    ],
  })
  assert.deepEqual(added.json(), { added: ['Phòng Một', 'Trường Hai'], known: [] })
  const below = await ask('POST', 'so-1/sub-units', {
    parent: 'so-1-truong-hai',
    units: [{ ...blank, name: 'Tổ Toán' }],
  })
  assert.equal(below.statusCode, 201)
  const again = await ask('POST', 'so-1/sub-units', { units: [{ ...blank, name: 'PHÒNG MỘT' }] })
  assert.deepEqual(again.json(), { added: [], known: ['PHÒNG MỘT'] })
  const shown = async () =>
    (await rows('so-1')).map(({ name, depth, unitGroup, staffCount }) => [
      name,
      depth,
      unitGroup,
      staffCount,
    ])
  assert.deepEqual(await shown(), [
    ['Phòng Một', 0, 'Phòng', 12],
    ['Trường Hai', 0, 'Trường học', null],
    ['Tổ Toán', 1, 'Tổ', null],
  ])
  const taken = await ask('PATCH', 'so-1/sub-units/so-1-phong-mot', { name: 'Trường hai' })
  assert.equal(taken.json<{ code: string }>().code, 'sub_unit_name_taken')
  const contact = { name: 'Lý Thị Sà Rinh', phone: '0912345678', email: null }
  const edit = { name: 'Phòng Một (mới)', staffCount: 14, contact }
  assert.equal((await ask('PATCH', 'so-1/sub-units/so-1-phong-mot', edit)).statusCode, 204)
  assert.deepEqual((await rows('so-1'))[0]?.contact, contact)
  assert.equal((await ask('DELETE', 'so-1/sub-units/so-1-truong-hai')).statusCode, 204)
  assert.deepEqual(await shown(), [['Phòng Một (mới)', 0, 'Phòng', 14]])
  const tree = await sql<{ name: string }>`
    select name from unit where parent_id = ${unitId}`.execute(context.db.query)
  assert.deepEqual(tree.rows, [{ name: 'Phòng Một (mới)' }])
  const acts = await sql<{ kind: string }>`
    select kind from act where unit_id = ${unitId} order by id`.execute(context.db.query)
  assert.deepEqual(
    acts.rows.map(({ kind }) => kind),
    ['sub-unit.add', 'sub-unit.add', 'sub-unit.edit', 'sub-unit.remove'],
  )
})

test('a sub-unit stays while anybody stands on it, and its coordinator sees that part only', async (t) => {
  const application = await startApplication(t)
  const { context } = application
  const contest = await aContest(context)
  const unitId = contest.units[0]?.id ?? 0
  const above = await atTheUnit(application, contest, unitId)
  await above.ask('POST', 'so-1/sub-units', {
    units: [
      { ...blank, name: 'Phòng Một' },
      { ...blank, name: 'Phòng Hai' },
    ],
  })
  const [one] = (await listSubUnits(context, contest.id, unitId)).filter(
    ({ name }) => name === 'Phòng Một',
  )
  assert.ok(one)
  const { id: personId } = await aContestant(context, contest)
  await sql`update contestant set sub_unit_id = ${one.id} where person_id = ${personId}`.execute(
    context.db.query,
  )
  const refused = await above.ask('DELETE', 'so-1/sub-units/so-1-phong-mot')
  assert.deepEqual(
    [refused.statusCode, refused.json<{ code: string }>().code],
    [409, 'sub_unit_in_use'],
  )
  const within = await atTheUnit(application, contest, one.id)
  assert.equal((await within.ask('GET', 'so-1/sub-units')).statusCode, 404)
  assert.equal((await within.ask('GET', 'so-1-phong-hai/sub-units')).statusCode, 404)
  assert.deepEqual(await within.rows('so-1-phong-mot'), [])
  const own = await within.ask('POST', 'so-1-phong-mot/sub-units', {
    units: [{ ...blank, name: 'Tổ A' }],
  })
  assert.equal(own.statusCode, 201)
  assert.equal(
    (await within.ask('DELETE', 'so-1-phong-mot/sub-units/so-1-phong-mot')).statusCode,
    404,
  )
  assert.equal(
    (await within.ask('DELETE', 'so-1-phong-mot/sub-units/so-1-phong-hai')).statusCode,
    404,
  )
})
