import assert from 'node:assert/strict'
import { test } from 'node:test'
import { millisecondsOf } from './duration.ts'

test('hours, minutes and seconds add up', () => {
  assert.equal(millisecondsOf('10m'), 600_000)
  assert.equal(millisecondsOf('90s'), 90_000)
  assert.equal(millisecondsOf('1h30m'), 5_400_000)
})

test('anything else is no duration', () => {
  for (const text of ['', '10', 'm', '10 m', '10m5', '-1s', '1d'])
    assert.equal(millisecondsOf(text), null)
})
