import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayOf, daysBetween, hourOf, spanOf } from './local-day.ts'

test('a day begins at midnight in Viet Nam', () => {
  assert.equal(dayOf(new Date('2021-10-15T16:59:59.999Z')), '2021-10-15')
  assert.equal(dayOf(new Date('2021-10-15T17:00:00Z')), '2021-10-16')
  assert.equal(hourOf(new Date('2021-10-15T17:30:00Z')), 0)
  assert.deepEqual(spanOf('2021-10-16'), {
    from: new Date('2021-10-15T17:00:00Z'),
    to: new Date('2021-10-16T17:00:00Z'),
  })
  for (const nonsense of ['2021-02-30', '2021-13-01', 'today', ''])
    assert.equal(spanOf(nonsense), null)
})

test('every instant lies in its own day', () => {
  const min = new Date('2020-01-01T00:00:00Z')
  const max = new Date('2030-01-01T00:00:00Z')
  fc.assert(
    fc.property(fc.date({ min, max, noInvalidDate: true }), (instant) => {
      const span = spanOf(dayOf(instant))
      assert.ok(span !== null && span.from <= instant && instant < span.to)
    }),
  )
})

test('days are listed without a gap, the latest where there are too many', () => {
  assert.deepEqual(daysBetween('2021-02-27', '2021-03-01', 9), [
    '2021-02-27',
    '2021-02-28',
    '2021-03-01',
  ])
  assert.deepEqual(daysBetween('2021-02-27', '2021-03-01', 2), ['2021-02-28', '2021-03-01'])
  assert.deepEqual(daysBetween('2021-03-02', '2021-03-01', 9), [])
})
