import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { comeBackMs, judgeEntry, type LaneLoad, limitOf, secondsUntilTurn } from './admission.ts'
import type { Lane } from './http.ts'

const mayEnter = (lane: Lane, load: LaneLoad): boolean => judgeEntry(lane, load) === 'enters'

const lanes: readonly Lane[] = ['answering', 'starting', 'signing_in', 'reading']
const calm: LaneLoad = {
  underWay: 0,
  ahead: 0,
  drainPerSecond: null,
  delayMs: 0,
  isHigherActive: true,
}
const anyLoad: fc.Arbitrary<LaneLoad> = fc.record({
  underWay: fc.nat(30_000),
  ahead: fc.nat(20_000),
  drainPerSecond: fc.option(fc.double({ min: 0, max: 20_000, noNaN: true })),
  delayMs: fc.double({ min: 0, max: 5000, noNaN: true }),
  isHigherActive: fc.boolean(),
})

test('in the ordinary case everybody is let in', () => {
  for (const lane of lanes) assert.ok(mayEnter(lane, calm), lane)
})

test('as the event loop grows late readers give way first, then sign-ins, then starts, answers never', () => {
  const letIn = (delayMs: number) => lanes.filter((lane) => mayEnter(lane, { ...calm, delayMs }))
  assert.deepEqual(letIn(100), lanes)
  assert.deepEqual(letIn(101), ['answering', 'starting', 'signing_in'])
  assert.deepEqual(letIn(201), ['answering', 'starting'])
  assert.deepEqual(letIn(401), ['answering'])
  assert.deepEqual(letIn(60_000), ['answering'])
})

test('where nobody of a lane before asks, lateness alone refuses nobody', () => {
  for (const lane of lanes)
    assert.ok(mayEnter(lane, { ...calm, delayMs: 5000, isHigherActive: false }), lane)
})

test('a lane takes what it answers within its patience, and those who wait go first', () => {
  assert.equal(limitOf('reading', null), 100)
  assert.equal(limitOf('reading', 10), 100)
  assert.equal(limitOf('reading', 200), 400)
  assert.equal(limitOf('reading', 100_000), 1000)
  const load = { ...calm, drainPerSecond: 200 }
  assert.ok(mayEnter('reading', { ...load, underWay: 399 }))
  assert.ok(!mayEnter('reading', { ...load, underWay: 400 }))
  assert.ok(mayEnter('reading', { ...load, underWay: 390, ahead: 9 }))
  assert.ok(!mayEnter('reading', { ...load, underWay: 390, ahead: 10 }))
})

test('who is let in would be with less under way, fewer ahead and less delay, too', () => {
  fc.assert(
    fc.property(fc.constantFrom(...lanes), anyLoad, fc.nat(100), (lane, load, less) => {
      fc.pre(mayEnter(lane, load))
      assert.ok(
        mayEnter(lane, {
          ...load,
          underWay: Math.max(0, load.underWay - less),
          ahead: Math.max(0, load.ahead - less),
          delayMs: Math.max(0, load.delayMs - less),
        }),
      )
    }),
  )
})

test('the time until one’s turn follows the measured rate, and is unknown while nothing moves', () => {
  assert.equal(secondsUntilTurn(0, 100), 1)
  assert.equal(secondsUntilTurn(999, 100), 10)
  assert.equal(secondsUntilTurn(5, null), null)
  assert.equal(secondsUntilTurn(5, 0.1), null)
})

test('who is told to come back comes within a quarter of a minute, and not all at once', () => {
  fc.assert(
    fc.property(
      fc.option(fc.integer({ min: 1, max: 100_000 })),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (seconds, chance) => {
        const ms = comeBackMs(seconds, chance)
        assert.ok(ms >= 750 && ms <= 12_500, String(ms))
      },
    ),
  )
  assert.deepEqual(
    [comeBackMs(10, 0), comeBackMs(10, 0.5), comeBackMs(null, 0.5)],
    [3750, 5000, 5000],
  )
})
