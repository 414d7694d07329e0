import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { quietFirst } from './quiet-first.ts'

const unit = (roster: number, begun: number) => ({ roster, begun })

test('units in which nobody has begun come first, the largest of them first', () => {
  const units = [unit(10, 5), unit(20, 0), unit(0, 0), unit(30, 0), unit(10, 1), unit(4, 4)]
  assert.deepEqual(units.toSorted(quietFirst), [
    unit(30, 0),
    unit(20, 0),
    unit(10, 1),
    unit(10, 5),
    unit(4, 4),
    unit(0, 0),
  ])
})

test('a list that is in order stays so, whichever two of it are compared', () => {
  const anyUnit = fc
    .tuple(fc.nat(50), fc.nat(50))
    .map(([one, other]) => unit(Math.max(one, other), Math.min(one, other)))
  fc.assert(
    fc.property(fc.array(anyUnit), (units) => {
      const places = units.toSorted(quietFirst)
      for (const [index, one] of places.entries())
        for (const other of places.slice(index + 1)) assert.ok(quietFirst(one, other) <= 0)
    }),
  )
})
