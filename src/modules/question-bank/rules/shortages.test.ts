import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shortagesOf } from './shortages.ts'

const questions = [
  { topic: 'a', difficulty: 'easy' },
  { topic: 'a', difficulty: 'easy' },
  { topic: 'a', difficulty: 'hard' },
] as const

test('a blueprint that the bank can meet has no shortage', () => {
  const blueprint = [
    { topic: 'a', difficulty: 'easy', count: 1 },
    { topic: 'a', count: 2 },
  ] as const
  assert.deepEqual(shortagesOf(blueprint, questions), [])
})

test('too many of a difficulty, of a topic, or of a topic that is not there', () => {
  assert.deepEqual(shortagesOf([{ topic: 'a', difficulty: 'hard', count: 2 }], questions), [
    { topic: 'a', difficulty: 'hard', wanted: 2, available: 1 },
  ])
  const rows = [
    { topic: 'a', difficulty: 'easy', count: 2 },
    { topic: 'a', count: 2 },
    { topic: 'b', count: 1 },
  ] as const
  assert.deepEqual(shortagesOf(rows, questions), [
    { topic: 'a', difficulty: null, wanted: 4, available: 3 },
    { topic: 'b', difficulty: null, wanted: 1, available: 0 },
  ])
})
