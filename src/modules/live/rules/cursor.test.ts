import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cursorOf, parseCursor } from './cursor.ts'

test('a cursor is read as it was written', () => {
  const place = fc.record(
    {
      unit: fc.integer(),
      name: fc.string({ unit: 'grapheme' }).filter((name) => !name.includes('\0')),
      personId: fc.maxSafeNat(),
    },
    { noNullPrototype: true },
  )
  fc.assert(fc.property(place, (one) => assert.deepEqual(parseCursor(cursorOf(one)), one)))
})

test('what is no cursor is none', () => {
  const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const nonsense = ['', 'x', written({}), written([1, 2, 3]), written([1, 'a', 1.5]), written([1])]
  for (const text of nonsense) assert.equal(parseCursor(text), null)
  assert.equal(parseCursor(written([1, '\0', 1])), null)
})
