import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { better, standingKeys } from './ordering.ts'

const reached = (correct: number, durationMs: number, at = '2021-10-01T08:00:00Z') =>
  ({ correct, durationMs, achievedAt: new Date(at) }) as const

test('most correct, then the shortest time, then the earliest', () => {
  const keys = (one: ReturnType<typeof reached>) =>
    standingKeys(['correct', 'duration', 'achieved'], one)
  assert.ok(better(keys(reached(10, 90_000)), keys(reached(9, 64_000))))
  assert.ok(better(keys(reached(10, 64_000)), keys(reached(10, 64_001))))
  assert.ok(
    better(
      keys(reached(10, 64_000, '2021-10-01T07:59:59.999Z')),
      keys(reached(10, 64_000, '2021-10-01T08:00:00.000Z')),
    ),
  )
  assert.ok(!better(keys(reached(10, 64_000)), keys(reached(10, 64_000))))
})

test('keys that the edition does not use are 0, and equal in the used ones is equal', () => {
  assert.deepEqual(standingKeys(['correct', 'duration'], reached(7, 61_234)), [-7, 61_234, 0])
  assert.deepEqual(standingKeys(['correct'], reached(0, 5)), [0, 0, 0])
  assert.ok(Object.is(standingKeys(['correct'], reached(0, 5))[0], 0))
})

test('better is a strict order', () => {
  const keys = fc.tuple(fc.integer(), fc.integer(), fc.integer())
  fc.assert(
    fc.property(keys, keys, keys, (a, b, c) => {
      assert.ok(!better(a, a))
      if (better(a, b)) assert.ok(!better(b, a))
      if (better(a, b) && better(b, c)) assert.ok(better(a, c))
      if (!better(a, b) && !better(b, a)) assert.deepEqual(a, b)
    }),
  )
})
