import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { remainingMs } from './remaining.ts'

test('what is left takes as long as what was done, in proportion', () => {
  assert.equal(remainingMs({ done: 1000, total: 5000 }, 1000), 4000)
  assert.equal(remainingMs({ done: 5000, total: 5000 }, 1000), 0)
})

test('too little done, or too little time, tells nothing', () => {
  assert.equal(remainingMs({ done: 0, total: 0 }, 9000), null)
  assert.equal(remainingMs({ done: 0, total: 5000 }, 9000), null)
  assert.equal(remainingMs({ done: 499, total: 5000 }, 9000), null)
  assert.equal(remainingMs({ done: 2500, total: 5000 }, 499), null)
})

test('the more is done in the same time, the less is left', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 500, max: 3_600_000 }),
      (one, other, spent) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        const left = (done: number) => remainingMs({ done, total: 5000 }, spent)
        const [long, short] = [left(less), left(more)]
        assert.ok(long === null || (short !== null && short <= long && short >= 0))
      },
    ),
  )
})
