import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openBuckets } from './token-bucket.ts'

const rule = { perSecond: 10, burst: 5 }

test('a burst is taken at once, then so many a second', () => {
  const buckets = openBuckets(rule, 100)
  const taken = (nowMs: number, tries: number) =>
    Array.from({ length: tries }, () => buckets.take('a', nowMs)).filter(Boolean).length
  assert.equal(taken(0, 10), 5)
  assert.equal(taken(100, 10), 1)
  assert.equal(taken(600, 10), 5)
  assert.equal(taken(60_000, 10), 5)
})

test('one who floods takes nothing from another', () => {
  const buckets = openBuckets(rule, 100)
  for (let tries = 0; tries < 1000; tries += 1) buckets.take('flood', 0)
  assert.ok(buckets.take('quiet', 0))
})

test('never more than the burst and what has come since, and never more names than agreed', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(500)), { maxLength: 300 }), (asked) => {
      const buckets = openBuckets(rule, 10)
      let nowMs = 0
      let taken = 0
      for (const [name, later] of asked) {
        nowMs += later
        if (buckets.take('same', nowMs)) taken += 1
        buckets.take(String(name), nowMs)
        assert.ok(buckets.size() <= 10)
      }
      // Forgotten once as the eldest it begins anew: at most once for each ten names.
      assert.ok(taken <= (rule.burst + (nowMs * rule.perSecond) / 1000) * (1 + asked.length / 10))
    }),
  )
})
