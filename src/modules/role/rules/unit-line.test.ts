import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineOf } from './unit-line.ts'

test('a line leads from the unit up to the one that competes', () => {
  const parents = new Map([
    [1, null],
    [2, 1],
    [3, 2],
  ])
  assert.deepEqual(lineOf(parents, 3), [3, 2, 1])
  assert.deepEqual(lineOf(parents, 1), [1])
})

test('a circle, which the tables do not hold, would end all the same', () => {
  const parents = new Map([
    [1, 2],
    [2, 1],
  ])
  assert.deepEqual(lineOf(parents, 1), [1, 2])
})
