import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'

import { isoOf, vietnamEnd, vietnamTime } from './instant.ts'

test('an instant is told in Vietnam time, whatever the zone of the machine', () => {
  assert.equal(vietnamTime(new Date('2021-10-15T17:00:00Z')), '16/10/2021, 00:00')
  assert.equal(vietnamTime(new Date('2021-09-15T00:00:00Z')), '15/9/2021, 07:00')
})

test('an end at midnight is the 24:00 of the day that ends', () => {
  assert.equal(vietnamEnd(new Date('2021-10-15T17:00:00Z')), '15/10/2021, 24:00')
  assert.equal(vietnamEnd(new Date('2021-10-15T17:00:01Z')), '16/10/2021, 00:00')
  assert.equal(vietnamEnd(new Date('2021-10-15T10:00:00Z')), '15/10/2021, 17:00')
})

test('an instant is written out as toISOString does, whichever came before it', () => {
  const instants = fc.array(fc.date({ noInvalidDate: true }), { maxLength: 50 })
  fc.assert(
    fc.property(instants, (dates) => {
      assert.deepEqual(
        dates.map(isoOf),
        dates.map((date) => date.toISOString()),
      )
    }),
  )
  assert.throws(() => isoOf(new Date(Number.NaN)), RangeError)
})
