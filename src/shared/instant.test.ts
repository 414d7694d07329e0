import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vietnamTime } from './instant.ts'

test('an instant is told in Vietnam time, whatever the zone of the machine', () => {
  assert.equal(vietnamTime(new Date('2021-10-15T17:00:00Z')), '16/10/2021, 00:00')
  assert.equal(vietnamTime(new Date('2021-09-15T00:00:00Z')), '15/9/2021, 07:00')
})
