import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { timeBars, timeStep } from './time-step.ts'

test('ten minutes are told minute by minute, an hour in fives', () => {
  assert.deepEqual([timeStep(600_000), timeBars(600_000)], [60_000, 10])
  assert.deepEqual([timeStep(3_600_000), timeBars(3_600_000)], [300_000, 12])
  assert.deepEqual([timeStep(1000), timeBars(1000)], [5000, 1])
})

test('no limit takes more than twelve bars, and each is covered by its bars', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 86_400_000 }), (limit) => {
      assert.ok(timeBars(limit) <= 12)
      assert.ok(timeBars(limit) * timeStep(limit) >= limit)
    }),
  )
})
