import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { jointRanks } from './joint-ranks.ts'

const same = (a: number, b: number) => a === b
const sorted = fc
  .array(fc.integer({ min: 0, max: 6 }), { maxLength: 30 })
  .map((keys) => keys.toSorted((a, b) => a - b))

test('equal rows share the rank of the first of them, and the next rank is skipped', () => {
  assert.deepEqual(
    jointRanks([5, 7, 7, 9], same).map(({ rank, joint }) => [rank, joint]),
    [
      [1, false],
      [2, true],
      [2, true],
      [4, false],
    ],
  )
})

test('a rank is one more than the number of better rows, and joint when another is equal', () => {
  fc.assert(
    fc.property(sorted, (keys) => {
      for (const { row, rank, joint } of jointRanks(keys, same)) {
        assert.equal(rank, keys.filter((key) => key < row).length + 1)
        assert.equal(joint, keys.filter((key) => key === row).length > 1)
      }
    }),
  )
})

test('pages cut anywhere give the ranks of the whole', () => {
  fc.assert(
    fc.property(sorted, fc.nat(29), fc.nat(29), (keys, from, size) => {
      const whole = jointRanks(keys, same)
      const page = keys.slice(from, from + size)
      const first = whole[from]
      const cut = jointRanks(page, same, first ?? { position: 1, rank: 1 }, keys[from + size])
      assert.deepEqual(cut, whole.slice(from, from + size))
    }),
  )
})
