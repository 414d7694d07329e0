import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aForest, aUnit } from '#test/factories/forest.ts'
import type { Forest, Unit } from '../unit.ts'
import { faultsOf } from './check-forest.ts'
import { writtenHeadings } from './headings.ts'
import { type ImportOptions, type ImportPlan, planImport } from './plan-import.ts'
import { readUnits } from './read-units.ts'
import { rowsOfUnits } from './sheet-of-units.ts'
import { nameOn, parentOn } from './time.ts'

const asIs: ImportOptions = { from: null, endMissing: null }

const planned = (
  forest: Forest,
  rows: readonly (readonly (string | number | null)[])[],
  options: ImportOptions = asIs,
): ImportPlan => {
  const headings = writtenHeadings.map(([, heading]) => heading)
  const text = rows.map((row) => row.map((cell) => String(cell ?? '')))
  const read = readUnits([{ name: 'Trang 1', rows: [headings, ...text] }])
  assert.deepEqual(read.problems, [])
  return planImport(forest, read.entries, options)
}

const row = (code: string, name: string, parent = '', validTo = ''): string[] => [
  code,
  name,
  parent,
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  validTo,
  '',
]

const forest = aForest(
  aUnit(1, 'Tỉnh'),
  aUnit(2, 'Sở Nội vụ', { parent: 1 }),
  aUnit(3, 'Phòng Một', { parent: 2 }),
)

test('new units stand below each other, whatever the order of rows, and units are known by name too', () => {
  const { created, edited, problems, changed } = planned(forest, [
    row('', 'Tổ A', 'Phòng Hai'),
    row('', 'Phòng Hai', 'don-vi-2'),
    row('', 'phong mot', 'Sở Nội vụ'),
  ])
  assert.deepEqual(problems, [])
  assert.deepEqual(
    created.map(({ code }) => code),
    ['to-a', 'phong-hai'],
  )
  assert.deepEqual(
    edited.map(({ changes }) => changes),
    [[{ field: 'name', from: 'Phòng Một', to: 'phong mot' }]],
  )
  assert.equal(changed.length, 3)
})

test('a new name or place holds from the day said, or corrects what is held', () => {
  const corrected = planned(forest, [row('don-vi-2', 'Sở Nội vụ tỉnh')]).changed[0]
  assert.deepEqual(corrected?.names, [{ from: null, name: 'Sở Nội vụ tỉnh' }])
  const from = { from: '2025-03-01', endMissing: null }
  const renamed = planned(forest, [row('don-vi-2', 'Sở Nội vụ và Lao động')], from).changed[0]
  assert.ok(renamed)
  assert.equal(nameOn(renamed, '2025-02-28'), 'Sở Nội vụ')
  assert.equal(nameOn(renamed, '2025-03-01'), 'Sở Nội vụ và Lao động')
})

test('nobody ends by not being named, unless asked', () => {
  const rows = [row('don-vi-1', 'Tỉnh'), row('don-vi-2', 'Sở Nội vụ')]
  assert.deepEqual(planned(forest, rows).ended, [])
  const { ended, changed } = planned(forest, rows, { from: null, endMissing: '2025-07-01' })
  assert.deepEqual(
    ended.map(({ fromName }) => fromName),
    ['Phòng Một'],
  )
  assert.deepEqual(
    changed.map(({ validTo }) => validTo),
    ['2025-07-01'],
  )
})

test('what cannot be is told at its row', () => {
  const codesOf = (...rows: string[][]) =>
    planned(forest, rows).problems.map(({ row: number, code }) => [number, code])
  assert.deepEqual(codesOf(row('x', 'X', 'khong co')), [[2, 'unit_row_parent']])
  assert.deepEqual(codesOf(row('x', 'X'), row('x', 'Y')), [[3, 'unit_row_repeated']])
  assert.deepEqual(codesOf(row('don-vi-1', 'Tỉnh', 'don-vi-3')), [[2, 'unit_row_cycle']])
  assert.deepEqual(
    codesOf(row('a', 'A', 'b'), row('b', 'B', 'a')).map(([, code]) => code),
    ['unit_row_cycle'],
  )
  assert.deepEqual(codesOf(row('don-vi-2', 'Sở Nội vụ', '', '1/7/2025')), [
    [null, 'unit_row_parent_time'],
  ])
})

const someForest = fc
  .array(
    fc.record({
      name: fc
        .string({
          unit: fc.constantFrom('a', 'ă', 'đ', ' ', 'ộ', 'B'),
          minLength: 1,
          maxLength: 12,
        })
        .filter((name) => name.trim() !== ''),
      parent: fc.nat(),
      staffCount: fc.option(fc.nat(999_999)),
      ordinal: fc.option(fc.nat(999)),
      unitGroup: fc.option(fc.constantFrom('Sở', 'Huyện')),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((units): Forest =>
    aForest(
      ...units.map(({ name, parent, ...fields }, index): Unit => {
        const above = index === 0 ? undefined : parent % (index + 1)
        const tidied = name.replace(/\s+/gu, ' ').trim()
        return aUnit(index + 1, tidied, { ...fields, ...(above ? { parent: above } : {}) })
      }),
    ),
  )

test('the tree written to a file and taken in again changes nothing', () => {
  fc.assert(
    fc.property(someForest, (before) => {
      const plan = planned(before, rowsOfUnits(before))
      assert.deepEqual(plan.problems, [])
      assert.deepEqual([plan.changed.length, plan.unchanged], [0, before.size])
    }),
  )
})

/** A new unit with the id that a database gives it. */
const asWritten = (unit: Unit): Unit => ({
  ...unit,
  id: -unit.id,
  places: unit.places.map(({ from, parentId }) => ({
    from,
    parentId: parentId === null ? null : -parentId,
  })),
})

test('an empty tree takes the file, and the same file again changes nothing', () => {
  fc.assert(
    fc.property(someForest, (source) => {
      const rows = rowsOfUnits(source)
      const first = planned(new Map(), rows)
      assert.deepEqual(first.problems, [])
      const after: Forest = aForest(...first.changed.map(asWritten))
      assert.deepEqual(faultsOf(after), [])
      for (const unit of after.values()) {
        const above = parentOn(unit, '2025-01-01')
        assert.ok(above === null || after.has(above))
      }
      assert.equal(planned(after, rows).changed.length, 0)
    }),
  )
})
