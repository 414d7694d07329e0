import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { rankUnits, turnoutOf, type UnitFigures } from './unit-order.ts'

const unit = (name: string, figures: Partial<UnitFigures> = {}): UnitFigures => ({
  unit: name,
  unitGroup: 'Khối',
  staffCount: null,
  contestants: 0,
  attempts: 0,
  meanCorrect: null,
  ...figures,
})

test('units go by their mean, one without a contestant last, equals by turnout', () => {
  const ranked = rankUnits(
    [
      unit('Không ai thi', { staffCount: 10 }),
      unit('Ít người', { meanCorrect: 9, contestants: 1, staffCount: 10 }),
      unit('Đông người', { meanCorrect: 9, contestants: 8, staffCount: 10 }),
      unit('Cao nhất', { meanCorrect: 9.5, contestants: 1, staffCount: 100 }),
    ],
    'mean',
  )
  assert.deepEqual(
    ranked.map(({ row, rank }) => [rank, row.unit]),
    [
      [1, 'Cao nhất'],
      [2, 'Đông người'],
      [3, 'Ít người'],
      [4, 'Không ai thi'],
    ],
  )
})

test('without staff counts, turnout orders by the number of contestants', () => {
  const ranked = rankUnits(
    [unit('A', { contestants: 2, meanCorrect: 10 }), unit('B', { contestants: 5, meanCorrect: 1 })],
    'turnout',
  )
  assert.deepEqual(
    ranked.map(({ row }) => row.unit),
    ['B', 'A'],
  )
})

test('units equal in every figure are joint, in the order of their names', () => {
  const ranked = rankUnits([unit('Đài'), unit('Ban'), unit('Công an')], 'mean')
  assert.deepEqual(
    ranked.map(({ row, rank, joint }) => [row.unit, rank, joint]),
    [
      ['Ban', 1, true],
      ['Công an', 1, true],
      ['Đài', 1, true],
    ],
  )
})

test('the order does not depend on the order of arrival', () => {
  const figures = fc.record({
    contestants: fc.nat(3),
    staffCount: fc.option(fc.nat(4)),
    meanCorrect: fc.option(fc.constantFrom(1, 2.5)),
  })
  fc.assert(
    fc.property(
      fc.array(figures, { maxLength: 8 }),
      fc.constantFrom('mean', 'turnout'),
      (all, by) => {
        const units = all.map((one, index) => unit(`Đơn vị ${index}`, one))
        assert.deepEqual(rankUnits(units, by), rankUnits(units.toReversed(), by))
      },
    ),
  )
})

test('turnout is unknown without a staff count', () => {
  assert.equal(turnoutOf(unit('A', { contestants: 3 })), null)
  assert.equal(turnoutOf(unit('A', { contestants: 3, staffCount: 0 })), null)
  assert.equal(turnoutOf(unit('A', { contestants: 3, staffCount: 12 })), 0.25)
})
