import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  announcementBetween,
  betterReading,
  clockFace,
  isReadingStale,
  readServerClock,
  timeLeftMs,
} from './time-left.ts'

const server = '2026-11-23T03:00:00.000Z'
const deadline = '2026-11-23T03:10:00.000Z'

test('the time left is the server’s, whatever the wall clock says', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000_000_000_000 }), (wallMs) => {
      const reading = readServerClock(server, 5000, { monotonicMs: 5200, wallMs })
      assert.equal(timeLeftMs(reading, 5000, deadline), 600_000)
      assert.equal(timeLeftMs(reading, 65_000, deadline), 540_000)
      assert.equal(timeLeftMs(reading, 5_000_000, deadline), 0)
    }),
  )
})

test('a slow network shortens what is shown and never lengthens it', () => {
  fc.assert(
    fc.property(fc.nat(20_000), fc.nat(20_000), (upMs, downMs) => {
      const trueServerAtReceipt = Date.parse(server) + downMs
      const reading = readServerClock(server, 1000, {
        monotonicMs: 1000 + upMs + downMs,
        wallMs: 0,
      })
      const shown = timeLeftMs(reading, 1000 + upMs + downMs, deadline)
      assert.ok(shown <= Date.parse(deadline) - trueServerAtReceipt)
    }),
  )
})

test('the reading with the shorter round trip is kept', () => {
  const slow = readServerClock(server, 0, { monotonicMs: 900, wallMs: 900 })
  const quick = readServerClock(server, 0, { monotonicMs: 40, wallMs: 40 })
  assert.equal(betterReading(slow, quick), quick)
  assert.equal(betterReading(quick, slow), quick)
})

test('a slept device or a turned wall clock asks for a new reading', () => {
  const reading = readServerClock(server, 0, { monotonicMs: 10, wallMs: 1_000_010 })
  assert.equal(isReadingStale(reading, { monotonicMs: 60_000, wallMs: 1_060_000 }), false)
  assert.equal(isReadingStale(reading, { monotonicMs: 60_000, wallMs: 1_063_000 }), true)
  assert.equal(isReadingStale(reading, { monotonicMs: 60_000, wallMs: 900_000 }), true)
})

test('each mark is announced once, and only the latest of those passed together', () => {
  assert.equal(announcementBetween(300_001, 300_000), 'five_minutes')
  assert.equal(announcementBetween(300_000, 299_000), null)
  assert.equal(announcementBetween(60_500, 59_900), 'one_minute')
  assert.equal(announcementBetween(400_000, 9000), 'ten_seconds')
  assert.equal(announcementBetween(400_000, 0), 'over')
  assert.equal(announcementBetween(0, 0), null)
  assert.equal(announcementBetween(200_000, 199_000), null)
})

test('the face reads 0:00 only when it is over', () => {
  assert.equal(clockFace(600_000), '10:00')
  assert.equal(clockFace(545_000), '9:05')
  assert.equal(clockFace(1), '0:01')
  assert.equal(clockFace(0), '0:00')
})
