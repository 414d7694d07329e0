import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { layOver, saysSame } from './lay-over.ts'

const base = {
  name: { vi: 'Một', en: 'One' },
  rules: ['a'],
  parts: [
    { code: 'x', limit: 1, weight: 2 },
    { code: 'y', limit: 1 },
  ],
}

test('what only one of both changed is kept', () => {
  const theirs = { ...base, name: { vi: 'Hai', en: 'One' } }
  const mine = {
    ...base,
    parts: [
      { code: 'x', limit: 5, weight: 2 },
      { code: 'y', limit: 1 },
    ],
  }
  assert.deepEqual(layOver(base, theirs, mine), { ...mine, name: theirs.name })
})

test('two fields of the same part, changed by two, are both kept; the same field is mine', () => {
  const theirs = { ...base, parts: [{ code: 'x', limit: 1, weight: 9 }, base.parts[1]] }
  const mine = { ...base, rules: ['b'], parts: [{ code: 'x', limit: 7, weight: 2 }, base.parts[1]] }
  assert.deepEqual(layOver<unknown>(base, theirs, mine), {
    ...base,
    rules: ['b'],
    parts: [
      { code: 'x', limit: 7, weight: 9 },
      { code: 'y', limit: 1 },
    ],
  })
  assert.deepEqual(layOver(['a'], ['b'], ['c']), ['c'])
})

test('who changed nothing gets theirs; where they changed nothing, mine stands', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      assert.ok(saysSame(layOver(one, other, one), other))
      assert.ok(saysSame(layOver(one, one, other), other))
    }),
  )
})
