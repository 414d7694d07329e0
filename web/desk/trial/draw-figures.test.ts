import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindLines, overlapOf } from './draw-figures.ts'

const draws = {
  seed: 1,
  topics: [
    { code: 'b', name: 'B' },
    { code: 'a', name: 'A' },
    { code: 'c', name: 'C' },
  ],
  papers: [
    [{ topic: 'a', difficulty: 'easy' as const, count: 2 }],
    [
      { topic: 'b', difficulty: 'hard' as const, count: 1 },
      { topic: 'a', difficulty: 'easy' as const, count: 1 },
    ],
    [{ topic: 'b', difficulty: 'hard' as const, count: 2 }],
  ],
  questions: [],
  never: 0,
  overlap: [
    [2, 1, 0],
    [1, 2, 1],
    [0, 1, 2],
  ],
}

test('kinds that came stand in the order of the bank, with each paper’s number', () => {
  assert.deepEqual(kindLines(draws), [
    { topic: 'b', difficulty: 'hard', counts: [0, 1, 2], sum: 3 },
    { topic: 'a', difficulty: 'easy', counts: [2, 1, 0], sum: 3 },
  ])
})

test('overlap is told of each two papers once, never of one with itself', () => {
  assert.deepEqual(overlapOf(draws), { mean: 2 / 3, most: 1 })
  assert.deepEqual(overlapOf({ ...draws, overlap: [[2]] }), { mean: 0, most: 0 })
})
