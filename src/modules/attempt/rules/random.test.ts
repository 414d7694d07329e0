import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { below, randomFrom, shuffled } from './random.ts'

const seeds = fc.maxSafeNat()

test('the same seed gives the same numbers, another seed others', () => {
  fc.assert(
    fc.property(seeds, seeds, (a, b) => {
      const series = (seed: number) => Array.from({ length: 8 }, randomFrom(seed))
      assert.deepEqual(series(a), series(a))
      if (a !== b) assert.notDeepEqual(series(a), series(b))
    }),
  )
})

test('numbers stay below their limit, and each is about as likely', () => {
  const random = randomFrom(2021)
  const counts = [0, 0, 0, 0, 0, 0, 0]
  for (let i = 0; i < 70_000; i += 1) {
    const drawn = below(random, 7)
    counts[drawn] = (counts[drawn] ?? 0) + 1
  }
  assert.equal(counts.length, 7)
  for (const count of counts) assert.ok(Math.abs(count - 10_000) < 500, String(counts))
})

test('a shuffle keeps every item once', () => {
  fc.assert(
    fc.property(seeds, fc.uniqueArray(fc.integer()), (seed, items) => {
      const result = shuffled(items, randomFrom(seed))
      assert.deepEqual(
        result.toSorted((a, b) => a - b),
        items.toSorted((a, b) => a - b),
      )
    }),
  )
})
