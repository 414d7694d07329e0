import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aChange, aProvince, shownTree, writtenPlan } from '#test/factories/forest.ts'
import type { Forest } from '../unit.ts'
import type { ChangeRequest } from './change-request.ts'
import { type ChangePlan, planChange } from './plan-change.ts'
import { predecessorsOf, successorsOf } from './succession.ts'
import { undoChange } from './undo-change.ts'

const on = '2025-07-01'
const dayBefore = '2025-06-30'

const planned = (forest: Forest, request: ChangeRequest): ChangePlan => {
  const plan = planChange(forest, request)
  assert.ok(plan.ok, plan.ok ? '' : plan.refusal.code)
  return plan.value
}

test('districts that end leave their communes to the province, or take them along', () => {
  const units = [2, 3]
  const follow = planned(aProvince, { kind: 'end', on, units, children: 'follow' })
  assert.deepEqual(follow.effects, { created: [], ended: [2, 3], renamed: [], moved: [4, 5] })
  assert.ok(shownTree(follow.after, on).includes('Tỉnh > Xã A1'))
  assert.ok(shownTree(follow.after, dayBefore).includes('Huyện A > Xã A1'))
  const along = planned(aProvince, { kind: 'end', on, units, children: 'end' })
  assert.deepEqual(new Set(along.effects.ended), new Set([2, 3, 4, 5]))
  assert.deepEqual(shownTree(along.after, on), [
    'Tỉnh',
    'Tỉnh > Sở X',
    'Sở X > Phòng X1',
    'Tỉnh > Sở Y',
  ])
})

test('a unit merged into another leaves its children to it', () => {
  const { after, links } = planned(aProvince, {
    kind: 'merge',
    on,
    units: [6],
    into: { unit: 7 },
    children: 'follow',
  })
  assert.deepEqual(shownTree(after, on).slice(-2), ['Tỉnh > Sở Y', 'Sở Y > Phòng X1'])
  assert.deepEqual(links, [{ from: 6, to: 7, fromName: 'Sở X', toName: 'Sở Y' }])
})

test('several merge into a new one, which stands where the first stood', () => {
  const { after, effects } = planned(aProvince, {
    kind: 'merge',
    on,
    units: [6, 7],
    into: { name: 'Sở Z', unitGroup: null },
    children: 'follow',
  })
  assert.deepEqual(effects, { created: [-1], ended: [6, 7], renamed: [], moved: [8] })
  assert.deepEqual(shownTree(after, on).slice(-2), ['Tỉnh > Sở Z', 'Sở Z > Phòng X1'])
  assert.deepEqual(shownTree(after, dayBefore), shownTree(aProvince, dayBefore))
})

test('a district’s work goes to its communes: they take over and go on', () => {
  const { after, links } = planned(aProvince, {
    kind: 'split',
    on,
    unit: 2,
    into: [{ unit: 4 }, { name: 'Xã A2', unitGroup: 'Xã' }],
    children: 'end',
  })
  assert.ok(shownTree(after, on).includes('Tỉnh > Xã A1'))
  assert.ok(shownTree(after, on).includes('Tỉnh > Xã A2'))
  assert.deepEqual(
    links.map(({ toName }) => toName),
    ['Xã A1', 'Xã A2'],
  )
})

test('a unit may go on while another is cut out of it', () => {
  const { effects } = planned(aProvince, {
    kind: 'split',
    on,
    unit: 6,
    into: [{ unit: 6 }, { name: 'Sở W', unitGroup: null }],
    children: 'follow',
  })
  assert.deepEqual(effects, { created: [-1], ended: [], renamed: [], moved: [] })
})

test('what cannot be is refused', () => {
  const codeOf = (request: ChangeRequest): string => {
    const plan = planChange(aProvince, request)
    return plan.ok ? 'planned' : plan.refusal.code
  }
  assert.equal(codeOf({ kind: 'move', on, unit: 1, parent: 4 }), 'unit_cycle')
  assert.equal(codeOf({ kind: 'move', on, unit: 2, parent: 1 }), 'unit_same_place')
  assert.equal(codeOf({ kind: 'move', on, unit: 2, parent: 2 }), 'unit_cycle')
  assert.equal(codeOf({ kind: 'rename', on, unit: 2, name: 'Huyện A' }), 'unit_same_name')
  assert.equal(codeOf({ kind: 'rename', on, unit: 99, name: 'X' }), 'no_unit')
  assert.equal(
    codeOf({ kind: 'merge', on, units: [6], into: { unit: 6 }, children: 'end' }),
    'unit_takes_over_itself',
  )
  const { after } = planned(aProvince, { kind: 'end', on, units: [6], children: 'end' })
  const again = planChange(after, { kind: 'end', on: '2026-01-01', units: [6], children: 'end' })
  assert.ok(!again.ok && again.refusal.code === 'unit_not_there_then')
  const sooner = planChange(after, { kind: 'end', on: '2025-01-01', units: [6], children: 'end' })
  assert.ok(!sooner.ok && sooner.refusal.code === 'unit_ends_already')
})

test('who succeeded whom is told along the links', () => {
  const merge: ChangeRequest = {
    kind: 'merge',
    on: '2025-03-01',
    units: [6],
    into: { unit: 7 },
    children: 'follow',
  }
  const first = planned(aProvince, merge)
  const rename: ChangeRequest = { kind: 'rename', on, unit: 7, name: 'Sở Y mới' }
  const second = planned(first.after, rename)
  const changes = [aChange(1, merge, first), aChange(2, rename, second)]
  const told = successorsOf(changes, 6).map(({ fromName, toName, on: day }) => [
    fromName,
    toName,
    day,
  ])
  assert.deepEqual(told, [
    ['Sở X', 'Sở Y', '2025-03-01'],
    ['Sở Y', 'Sở Y mới', on],
  ])
  assert.deepEqual(successorsOf(changes, 1), [])
  assert.equal(predecessorsOf(changes, 7).length, 2)
})

test('what a later change stands on is not taken back', () => {
  const merge: ChangeRequest = {
    kind: 'merge',
    on,
    units: [6, 7],
    into: { name: 'Sở Z', unitGroup: null },
    children: 'follow',
  }
  const first = writtenPlan(aProvince, planned(aProvince, merge))
  const [made = 0] = first.plan.effects.created
  const rename: ChangeRequest = { kind: 'rename', on: '2026-01-01', unit: made, name: 'Sở Z1' }
  const second = planned(first.forest, rename)
  const changes = [aChange(1, merge, first.plan), aChange(2, rename, second)] as const
  const undone = undoChange(second.after, changes[0], changes, new Set())
  assert.ok(!undone.ok && undone.refusal.code === 'unit_change_not_last')
  const used = undoChange(first.forest, changes[0], [changes[0]], new Set([made]))
  assert.ok(!used.ok && used.refusal.code === 'unit_in_use')
})
