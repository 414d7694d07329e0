import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resultChange } from './result-change.ts'

const at = (rank: number, correct = 9) => ({ rank, correct, durationMs: 60_000 })

test('a smaller rank is up, a larger one down', () => {
  assert.equal(resultChange(at(5), at(4)), 'up')
  assert.equal(resultChange(at(4), at(5)), 'down')
  assert.equal(resultChange(at(4, 8), at(4, 9)), 'same_rank')
})

test('who is in one of the rankings only has joined or left', () => {
  assert.equal(resultChange(null, at(1)), 'joined')
  assert.equal(resultChange(at(1), null), 'left')
})
