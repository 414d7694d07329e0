import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cursorOf, parseCursor } from './cursor.ts'

test('a cursor is read back as it was written', () => {
  const key = fc.integer({ min: -1_000_000, max: 2 ** 46 })
  const keys = { key1: key, key2: key, key3: key, personId: fc.nat() }
  fc.assert(
    fc.property(fc.record(keys, { noNullPrototype: true }), (standing) => {
      assert.deepEqual(parseCursor(cursorOf(standing)), standing)
    }),
  )
})

test('anything else is no cursor', () => {
  fc.assert(fc.property(fc.string(), (text) => assert.equal(parseCursor(text), null)))
  assert.equal(parseCursor(Buffer.from('1.2.3').toString('base64url')), null)
  assert.equal(parseCursor(Buffer.from('1.2.3.4;').toString('base64url')), null)
})
