import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { instantOf, isTimeZone } from './local-time.ts'

const vietnam = (local: string): string | undefined =>
  instantOf(local, 'Asia/Ho_Chi_Minh')?.toISOString()

test('24:00 is the start of the next day, in the zone', () => {
  assert.equal(vietnam('2021-10-15T24:00'), '2021-10-15T17:00:00.000Z')
  assert.equal(vietnam('2021-10-16T00:00'), '2021-10-15T17:00:00.000Z')
  assert.equal(vietnam('2021-12-31T24:00:00'), '2021-12-31T17:00:00.000Z')
  assert.equal(vietnam('2021-09-15T07:00'), '2021-09-15T00:00:00.000Z')
})

test('what the calendar does not have is not a time', () => {
  for (const local of ['2021-02-30T07:00', '2021-13-01T07:00', '2021-01-01T24:01', '2021-01-01'])
    assert.equal(vietnam(local), undefined, local)
})

test('an hour that a clock change leaves out is not a time', () => {
  assert.equal(instantOf('2026-03-29T02:30', 'Europe/Berlin'), null)
  assert.equal(
    instantOf('2026-03-29T03:30', 'Europe/Berlin')?.toISOString(),
    '2026-03-29T01:30:00.000Z',
  )
})

test('a zone is known or not', () => {
  assert.ok(isTimeZone('Asia/Ho_Chi_Minh'))
  assert.ok(!isTimeZone('Asia/Soc_Trang'))
})

test('any minute of Vietnam is seven hours before itself in UTC', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 52_000_000 }), (minutes) => {
      const utc = new Date(Date.UTC(2000, 0, 1) + minutes * 60_000)
      const local = new Date(utc.getTime() + 7 * 3_600_000).toISOString().slice(0, 16)
      assert.equal(vietnam(local), utc.toISOString())
    }),
  )
})
