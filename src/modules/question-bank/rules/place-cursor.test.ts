import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cursorOf, isAfter, parseCursor } from './place-cursor.ts'

test('a cursor is read back as it was written, and anything else is none', () => {
  const place = fc.record(
    { position: fc.nat(1_000_000), questionId: fc.nat() },
    { noNullPrototype: true },
  )
  fc.assert(fc.property(place, (one) => assert.deepEqual(parseCursor(cursorOf(one)), one)))
  for (const text of ['', 'x', Buffer.from('1.2.3').toString('base64url')])
    assert.equal(parseCursor(text), null)
})

test('of two places one comes after the other', () => {
  const place = fc.record({ position: fc.nat(3), questionId: fc.nat(3) })
  fc.assert(
    fc.property(place, place, (one, other) => {
      const same = one.position === other.position && one.questionId === other.questionId
      assert.equal(Number(isAfter(one, other)) + Number(isAfter(other, one)), same ? 0 : 1)
    }),
  )
})
