import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aChange, aProvince, shownTree, writtenPlan } from '#test/factories/forest.ts'
import type { Forest, UnitChange } from '../unit.ts'
import type { ChangeRequest } from './change-request.ts'
import { faultsOf } from './check-forest.ts'
import { planChange } from './plan-change.ts'
import { treeOn } from './tree.ts'
import { undoChange } from './undo-change.ts'

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

test('whatever is decided, the tree stays a tree on every day, and days before stay as they were', () => {
  fc.assert(
    fc.property(fc.array(someRequest, { maxLength: 8 }), (requests) => {
      let forest: Forest = aProvince
      for (const request of requests) {
        const plan = planChange(forest, request)
        if (!plan.ok) continue
        const { forest: after } = writtenPlan(forest, plan.value)
        assert.deepEqual(faultsOf(after), [])
        for (const day of [...days, '2023-01-01'].filter((one) => one < request.on))
          assert.deepEqual(shownTree(after, day), shownTree(forest, day))
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
      let forest: Forest = aProvince
      const done: { change: UnitChange; before: Forest }[] = []
      for (const request of requests) {
        const plan = planChange(forest, request)
        if (!plan.ok) continue
        const next = writtenPlan(forest, plan.value)
        done.push({ change: aChange(done.length + 1, request, next.plan), before: forest })
        forest = next.forest
      }
      for (const { change: last, before } of done.toReversed()) {
        const all = done.map((one) => one.change).filter(({ id }) => id <= last.id)
        const undone = undoChange(forest, last, all, new Set())
        // of changes written out of the order of their days, the later day goes first
        if (!undone.ok && undone.refusal.code === 'unit_change_not_last') return
        assert.ok(undone.ok, undone.ok ? '' : undone.refusal.code)
        for (const day of [...days, '2023-01-01'])
          assert.deepEqual(shownTree(undone.value.after, day), shownTree(before, day))
        forest = undone.value.after
      }
    }),
    { numRuns: 400 },
  )
})
