import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { TreeUnit } from '#src/modules/unit/find-tree.ts'
import { type ChosenUnits, chooseUnits, type HeldUnit, type UnitChoice } from './choose-units.ts'

const treeUnit = (code: string, options: Partial<TreeUnit> = {}): TreeUnit => ({
  code,
  name: code.toUpperCase(),
  unitGroup: 'Sở',
  staffCount: null,
  staffCountedOn: null,
  above: null,
  ...options,
})
const held = (code: string, options: Partial<HeldUnit> = {}): HeldUnit => ({
  code,
  name: code.toUpperCase(),
  unitGroup: 'Sở',
  staffCount: null,
  staffCountedOn: null,
  contestants: 0,
  quotas: 0,
  registrations: 0,
  ...options,
})
const nothing: UnitChoice = { join: [], joinGroups: [], leave: [], refresh: false }
const tree = ['a', 'b', 'c', 'd'].map((code) => treeUnit(code))

const chosen = (
  units: readonly HeldUnit[],
  choice: Partial<UnitChoice>,
  from = tree,
): ChosenUnits => {
  const result = chooseUnits(units, new Set(), from, { ...nothing, ...choice })
  assert.ok(result.ok, result.ok ? '' : result.refusal.code)
  return result.value
}
const codes = (units: readonly { code: string }[]): string => units.map(({ code }) => code).join('')

test('units join in the order of the tree, one by one or by group', () => {
  assert.equal(codes(chosen([held('d'), held('b')], { join: ['a', 'c'] }).after), 'abcd')
  const groups = [treeUnit('a'), treeUnit('b', { unitGroup: 'Huyện' }), treeUnit('c')]
  assert.equal(codes(chosen([], { joinGroups: ['Sở'] }, groups).joined), 'ac')
})

test('a unit that ended keeps its place, and its name of that day', () => {
  const { after, changed } = chosen([held('a'), held('x', { name: 'Sở cũ' }), held('c')], {
    join: ['b'],
    refresh: true,
  })
  assert.equal(codes(after), 'axbc')
  assert.deepEqual(changed, [])
})

test('who stays is as before, unless taken anew from the tree', () => {
  const renamed = [treeUnit('a', { name: 'Sở mới', staffCount: 40, staffCountedOn: '2025-01-01' })]
  assert.deepEqual(chosen([held('a')], {}, renamed).changed, [])
  assert.deepEqual(chosen([held('a')], { refresh: true }, renamed).changed, [
    {
      code: 'a',
      name: 'A',
      changes: [
        { field: 'name', from: 'A', to: 'Sở mới' },
        { field: 'staffCount', from: null, to: 40 },
        { field: 'staffCountedOn', from: null, to: '2025-01-01' },
      ],
    },
  ])
})

test('a unit with people, quotas or registrations is said to be stuck', () => {
  const units = [
    held('a', { contestants: 3 }),
    held('b', { quotas: 1 }),
    held('c', { registrations: 1 }),
    held('d'),
  ]
  assert.equal(codes(chosen([...units, held('e')], { leave: ['a', 'b', 'c', 'd'] }).stuck), 'abc')
})

test('what no edition can have is refused', () => {
  const codeOf = (units: readonly HeldUnit[], choice: Partial<UnitChoice>, from = tree): string => {
    const result = chooseUnits(units, new Set(['d']), from, { ...nothing, ...choice })
    return result.ok ? 'chosen' : result.refusal.code
  }
  assert.equal(codeOf([], { join: ['x'] }), 'unit_not_in_tree')
  assert.equal(codeOf([], { join: ['d'] }), 'unit_is_sub_unit')
  assert.equal(codeOf([held('a')], { leave: ['a'] }), 'contest_without_units')
  const twins = [treeUnit('a'), treeUnit('b', { name: 'A' })]
  assert.equal(codeOf([held('a')], { join: ['b'] }, twins), 'unit_names_equal')
})

test('the same choice again changes nothing', () => {
  const some = fc.subarray(['a', 'b', 'c', 'd'])
  fc.assert(
    fc.property(some, some, some, fc.boolean(), (have, join, leave, refresh) => {
      const choice = {
        ...nothing,
        join,
        leave: leave.filter((code) => !join.includes(code)),
        refresh,
      }
      const first = chooseUnits(
        have.map((code) => held(code)),
        new Set(),
        tree,
        choice,
      )
      if (!first.ok) return
      const again = chooseUnits(
        first.value.after.map(({ code }) => held(code)),
        new Set(),
        tree,
        choice,
      )
      assert.ok(again.ok)
      assert.deepEqual(
        [again.value.joined, again.value.left, again.value.changed, again.value.reordered],
        [[], [], [], false],
      )
    }),
  )
})
