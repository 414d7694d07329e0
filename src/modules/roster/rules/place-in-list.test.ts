import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readPlace, writePlace } from './place-in-list.ts'

test('a place is read as it was written', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), (searchName, personId) => {
      const place = { searchName, personId }
      assert.deepEqual(readPlace(writePlace(place)), place)
    }),
  )
})

test('anything else is no place', () => {
  for (const text of ['', 'x', 'W10', Buffer.from('["a"]').toString('base64url')])
    assert.equal(readPlace(text), null)
  fc.assert(
    fc.property(fc.string(), (text) => {
      readPlace(text)
    }),
  )
})
