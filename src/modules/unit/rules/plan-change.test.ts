import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aForest, aUnit } from '#test/factories/forest.ts'
import type { Forest, UnitChange } from '../unit.ts'
import type { ChangeRequest } from './change-request.ts'
import { faultsOf } from './check-forest.ts'
import { type ChangePlan, planChange } from './plan-change.ts'
import { predecessorsOf, successorsOf } from './succession.ts'
import { treeOn, walk } from './tree.ts'
import { undoChange } from './undo-change.ts'

const on = '2025-07-01'
const dayBefore = '2025-06-30'

const province = aForest(
  aUnit(1, 'Tỉnh'),
  aUnit(2, 'Huyện A', { parent: 1 }),
  aUnit(3, 'Huyện B', { parent: 1 }),
  aUnit(4, 'Xã A1', { parent: 2 }),
  aUnit(5, 'Xã B1', { parent: 3 }),
  aUnit(6, 'Sở X', { parent: 1 }),
  aUnit(7, 'Sở Y', { parent: 1 }),
  aUnit(8, 'Phòng X1', { parent: 6 }),
)

const planned = (forest: Forest, request: ChangeRequest): ChangePlan => {
  const plan = planChange(forest, request)
  assert.ok(plan.ok, plan.ok ? '' : plan.refusal.code)
  return plan.value
}

/** The names of the tree, each with those it stands below. */
const shown = (forest: Forest, day: string): string[] => {
  const tree = treeOn(forest, day)
  return walk(tree).map(({ name, parentId }) => {
    const above = parentId === null ? '' : `${tree.nodes.get(parentId)?.name ?? '?'} > `
    return above + name
  })
}

test('districts that end leave their communes to the province, or take them along', () => {
  const units = [2, 3]
  const follow = planned(province, { kind: 'end', on, units, children: 'follow' })
  assert.deepEqual(follow.effects, { created: [], ended: [2, 3], renamed: [], moved: [4, 5] })
  assert.ok(shown(follow.after, on).includes('Tỉnh > Xã A1'))
  assert.ok(shown(follow.after, dayBefore).includes('Huyện A > Xã A1'))
  const along = planned(province, { kind: 'end', on, units, children: 'end' })
  assert.deepEqual(new Set(along.effects.ended), new Set([2, 3, 4, 5]))
  assert.deepEqual(shown(along.after, on), [
    'Tỉnh',
    'Tỉnh > Sở X',
    'Sở X > Phòng X1',
    'Tỉnh > Sở Y',
  ])
})

test('a unit merged into another leaves its children to it', () => {
  const { after, links } = planned(province, {
    kind: 'merge',
    on,
    units: [6],
    into: { unit: 7 },
    children: 'follow',
  })
  assert.deepEqual(shown(after, on).slice(-2), ['Tỉnh > Sở Y', 'Sở Y > Phòng X1'])
  assert.deepEqual(links, [{ from: 6, to: 7, fromName: 'Sở X', toName: 'Sở Y' }])
})

test('several merge into a new one, which stands where the first stood', () => {
  const { after, effects } = planned(province, {
    kind: 'merge',
    on,
    units: [6, 7],
    into: { name: 'Sở Z', unitGroup: null },
    children: 'follow',
  })
  assert.deepEqual(effects, { created: [-1], ended: [6, 7], renamed: [], moved: [8] })
  assert.deepEqual(shown(after, on).slice(-2), ['Tỉnh > Sở Z', 'Sở Z > Phòng X1'])
  assert.deepEqual(shown(after, dayBefore), shown(province, dayBefore))
})

test('a district’s work goes to its communes: they take over and go on', () => {
  const { after, links } = planned(province, {
    kind: 'split',
    on,
    unit: 2,
    into: [{ unit: 4 }, { name: 'Xã A2', unitGroup: 'Xã' }],
    children: 'end',
  })
  assert.ok(shown(after, on).includes('Tỉnh > Xã A1'))
  assert.ok(shown(after, on).includes('Tỉnh > Xã A2'))
  assert.deepEqual(
    links.map(({ toName }) => toName),
    ['Xã A1', 'Xã A2'],
  )
})

test('a unit may go on while another is cut out of it', () => {
  const { effects } = planned(province, {
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
    const plan = planChange(province, request)
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
  const { after } = planned(province, { kind: 'end', on, units: [6], children: 'end' })
  const again = planChange(after, { kind: 'end', on: '2026-01-01', units: [6], children: 'end' })
  assert.ok(!again.ok && again.refusal.code === 'unit_not_there_then')
  const sooner = planChange(after, { kind: 'end', on: '2025-01-01', units: [6], children: 'end' })
  assert.ok(!sooner.ok && sooner.refusal.code === 'unit_ends_already')
})

const change = (id: number, request: ChangeRequest, plan: ChangePlan): UnitChange => ({
  id,
  kind: request.kind,
  effectiveOn: request.on,
  decision: null,
  effects: plan.effects,
  links: plan.links,
})

test('who succeeded whom is told along the links', () => {
  const merge: ChangeRequest = {
    kind: 'merge',
    on: '2025-03-01',
    units: [6],
    into: { unit: 7 },
    children: 'follow',
  }
  const first = planned(province, merge)
  const rename: ChangeRequest = { kind: 'rename', on, unit: 7, name: 'Sở Y mới' }
  const second = planned(first.after, rename)
  const changes = [change(1, merge, first), change(2, rename, second)]
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

const days = ['2024-01-01', '2024-06-01', '2025-03-01', '2025-07-01', '2026-01-01'] as const
const someUnit = fc.integer({ min: 1, max: 8 })
const someDay = fc.constantFrom(...days)
const someChildren = fc.constantFrom('end' as const, 'follow' as const)
const someTarget = fc.oneof(
  fc.record({ unit: someUnit }),
  fc.record({ name: fc.constantFrom('Mới', 'Mới hơn'), unitGroup: fc.constant(null) }),
)
const someRequest: fc.Arbitrary<ChangeRequest> = fc.oneof(
  fc.record({
    kind: fc.constant('rename' as const),
    on: someDay,
    unit: someUnit,
    name: fc.constantFrom('A', 'B', 'C'),
  }),
  fc.record({
    kind: fc.constant('move' as const),
    on: someDay,
    unit: someUnit,
    parent: fc.option(someUnit),
  }),
  fc.record({
    kind: fc.constant('end' as const),
    on: someDay,
    units: fc.array(someUnit, { minLength: 1, maxLength: 3 }),
    children: someChildren,
  }),
  fc.record({
    kind: fc.constant('merge' as const),
    on: someDay,
    units: fc.array(someUnit, { minLength: 1, maxLength: 3 }),
    into: someTarget,
    children: someChildren,
  }),
  fc.record({
    kind: fc.constant('split' as const),
    on: someDay,
    unit: someUnit,
    into: fc.array(someTarget, { minLength: 1, maxLength: 3 }),
    children: someChildren,
  }),
)

/** Gives new units the ids that a database would. */
const written = (forest: Forest, plan: ChangePlan): { forest: Forest; plan: ChangePlan } => {
  const next = Math.max(...forest.keys()) + 1
  const id = (known: number): number => (known < 0 ? next - known : known)
  const after = new Map(
    [...plan.after.values()].map((unit) => [
      id(unit.id),
      {
        ...unit,
        id: id(unit.id),
        places: unit.places.map(({ from, parentId }) => ({
          from,
          parentId: parentId === null ? null : id(parentId),
        })),
      },
    ]),
  )
  const { created, ended, renamed, moved } = plan.effects
  return {
    forest: after,
    plan: {
      ...plan,
      after,
      effects: { created: created.map(id), ended, renamed, moved: moved.map(id) },
      links: plan.links.map((link) => ({
        ...link,
        from: id(link.from),
        to: link.to === null ? null : id(link.to),
      })),
    },
  }
}

test('whatever is decided, the tree stays a tree on every day, and days before stay as they were', () => {
  fc.assert(
    fc.property(fc.array(someRequest, { maxLength: 8 }), (requests) => {
      let forest: Forest = province
      for (const request of requests) {
        const plan = planChange(forest, request)
        if (!plan.ok) continue
        const { forest: after } = written(forest, plan.value)
        assert.deepEqual(faultsOf(after), [])
        for (const day of [...days, '2023-01-01'].filter((one) => one < request.on))
          assert.deepEqual(shown(after, day), shown(forest, day))
        const { ended } = plan.value.effects
        const tree = treeOn(after, request.on)
        for (const { parentId } of tree.nodes.values())
          assert.ok(parentId === null || (tree.nodes.has(parentId) && !ended.includes(parentId)))
        forest = after
      }
    }),
    { numRuns: 400 },
  )
})

test('changes are taken back one after the other, the last first, and all is as before', () => {
  fc.assert(
    fc.property(fc.array(someRequest, { maxLength: 6 }), (requests) => {
      let forest: Forest = province
      const done: { change: UnitChange; before: Forest }[] = []
      for (const request of requests) {
        const plan = planChange(forest, request)
        if (!plan.ok) continue
        const next = written(forest, plan.value)
        done.push({ change: change(done.length + 1, request, next.plan), before: forest })
        forest = next.forest
      }
      for (const { change: last, before } of done.toReversed()) {
        const all = done.map((one) => one.change).filter(({ id }) => id <= last.id)
        const undone = undoChange(forest, last, all, new Set())
        // of changes written out of the order of their days, the later day goes first
        if (!undone.ok && undone.refusal.code === 'unit_change_not_last') return
        assert.ok(undone.ok, undone.ok ? '' : undone.refusal.code)
        for (const day of [...days, '2023-01-01'])
          assert.deepEqual(shown(undone.value.after, day), shown(before, day))
        forest = undone.value.after
      }
    }),
    { numRuns: 400 },
  )
})

test('what a later change stands on is not taken back', () => {
  const merge: ChangeRequest = {
    kind: 'merge',
    on,
    units: [6, 7],
    into: { name: 'Sở Z', unitGroup: null },
    children: 'follow',
  }
  const first = written(province, planned(province, merge))
  const [made = 0] = first.plan.effects.created
  const rename: ChangeRequest = { kind: 'rename', on: '2026-01-01', unit: made, name: 'Sở Z1' }
  const second = planned(first.forest, rename)
  const changes = [change(1, merge, first.plan), change(2, rename, second)] as const
  const undone = undoChange(second.after, changes[0], changes, new Set())
  assert.ok(!undone.ok && undone.refusal.code === 'unit_change_not_last')
  const used = undoChange(first.forest, changes[0], [changes[0]], new Set([made]))
  assert.ok(!used.ok && used.refusal.code === 'unit_in_use')
})
