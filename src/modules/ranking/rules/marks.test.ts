import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { StandingKey } from './cursor.ts'
import { aheadOfEquals, compareStandings, lastMarkBefore, type Mark } from './marks.ts'

const few = fc.integer({ min: -2, max: 2 })
// Few values, so that most standings have equals.
const standings = fc
  .array(fc.record({ key1: few, key2: few, key3: few }), { maxLength: 60 })
  .map((keys) => keys.map((key, index) => ({ ...key, personId: index + 1 })))
  .map((all) => all.toSorted(compareStandings))

const marksOf = (sorted: readonly StandingKey[], first: number, step: number): Mark[] =>
  sorted.flatMap((standing, before) =>
    before >= first && (before - first) % step === 0 ? [{ ...standing, before }] : [],
  )

const isBetter = (a: StandingKey, b: StandingKey): boolean =>
  a.key1 !== b.key1 ? a.key1 < b.key1 : a.key2 !== b.key2 ? a.key2 < b.key2 : a.key3 < b.key3

// As the database counts: from the mark on, and before the bound.
const countTo = (sorted: readonly StandingKey[], marks: readonly Mark[], bound: StandingKey) => {
  const from = lastMarkBefore(marks, bound)
  const stretch = sorted.filter(
    (one) =>
      compareStandings(one, bound) < 0 && (from === null || compareStandings(one, from) >= 0),
  )
  return { all: (from?.before ?? 0) + stretch.length, stretch: stretch.length }
}

test('the last mark before a bound is found, also before the first and after the last', () => {
  const at = (key1: number, before: number) => ({ key1, key2: 0, key3: 0, personId: 1, before })
  const marks = [at(10, 100), at(20, 200), at(30, 300)]
  const found = (key1: number) =>
    lastMarkBefore(marks, { key1, key2: 0, key3: 0, personId: 1 })?.before
  assert.deepEqual([5, 10, 11, 20, 25, 31].map(found), [undefined, undefined, 100, 100, 200, 300])
  assert.equal(lastMarkBefore([], at(1, 0)), null)
})

test('counting from a mark gives the rank that counting all gives, ties and all', () => {
  fc.assert(
    fc.property(standings, fc.nat(20), fc.integer({ min: 1, max: 9 }), (sorted, first, step) => {
      const marks = marksOf(sorted, first, step)
      for (const [index, standing] of sorted.entries()) {
        const better = countTo(sorted, marks, aheadOfEquals(standing))
        assert.equal(better.all, sorted.filter((one) => isBetter(one, standing)).length)
        const ahead = countTo(sorted, marks, standing)
        assert.equal(ahead.all, index)
        for (const { stretch } of [better, ahead]) assert.ok(stretch <= Math.max(first, step))
      }
    }),
  )
})
