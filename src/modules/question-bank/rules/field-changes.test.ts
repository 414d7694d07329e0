import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fieldChanges } from './field-changes.ts'

test('items with a code are compared by it, wherever they stand', () => {
  const from = {
    rounds: [
      { code: 'a', end: 1 },
      { code: 'b', end: 2 },
    ],
  }
  const to = {
    rounds: [
      { code: 'b', end: 3 },
      { code: 'a', end: 1 },
      { code: 'c', end: 4 },
    ],
  }
  assert.deepEqual(fieldChanges(from, to), [
    { path: 'rounds.b.end', from: 2, to: 3 },
    { path: 'rounds.c', from: null, to: { end: 4 } },
    { path: 'rounds.order', from: ['a', 'b'], to: ['b', 'a'] },
  ])
})

test('other lists are compared by place, absent and null being the same', () => {
  assert.deepEqual(fieldChanges({ keys: ['x', 'y'], a: null }, { keys: ['x'] }), [
    { path: 'keys.2', from: 'y', to: null },
  ])
})

test('a value never differs from its own copy', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      assert.deepEqual(fieldChanges(value, structuredClone(value)), [])
    }),
  )
})
