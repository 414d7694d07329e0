import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { oneTimePassword, oneTimePasswordBytes } from './one-time-password.ts'

const bytes = fc.uint8Array({ minLength: oneTimePasswordBytes, maxLength: oneTimePasswordBytes })

test('ten signs, none of which can be misread', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      assert.match(oneTimePassword(random), /^[2-9a-km-np-z]{10}$/u)
    }),
  )
})

test('every sign is as likely as another', () => {
  const all = Array.from({ length: 256 }, (_, byte) =>
    oneTimePassword(new Uint8Array(oneTimePasswordBytes).fill(byte)).charAt(0),
  )
  const counts = Map.groupBy(all, (sign) => sign)
  assert.equal(counts.size, 32)
  for (const [, same] of counts) assert.equal(same.length, 8)
})

test('fewer or more bytes are a fault', () => {
  assert.throws(() => oneTimePassword(new Uint8Array(9)), RangeError)
})
