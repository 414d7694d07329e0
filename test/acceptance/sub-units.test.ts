import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ensureSubUnits } from '#src/modules/contest/ensure-sub-units.ts'
import { listSubUnits } from '#src/modules/contest/list-sub-units.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContest } from '#test/factories/contest.ts'

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
