import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openWaitingLine } from './waiting-line.ts'

test('a place counts those who came earlier, whoever asks first', () => {
  const line = openWaitingLine(10)
  line.keep('c', 30, 1000)
  line.keep('a', 10, 1000)
  line.keep('b', 20, 1000)
  assert.deepEqual([line.ahead('a', 10), line.ahead('b', 20), line.ahead('c', 30)], [0, 1, 2])
  assert.equal(line.ahead('new', 40), 3)
})

test('who does not come back loses the place, and those behind move up', () => {
  const line = openWaitingLine(10)
  line.keep('gone', 10, 1000)
  line.keep('stays', 20, 1000)
  line.keep('stays', 20, 9000)
  line.sweep(6000)
  assert.equal(line.ahead('stays', 20), 1)
  line.sweep(6001)
  assert.equal(line.ahead('stays', 20), 0)
  assert.equal(line.size(), 1)
})

test('a full line says so and keeps those who are in it', () => {
  const line = openWaitingLine(1)
  assert.ok(line.keep('a', 10, 1000))
  assert.ok(!line.keep('b', 20, 1000))
  assert.ok(line.keep('a', 10, 2000))
})

test('however people come, come back and leave, a place never grows while one waits', () => {
  const step = fc.record({
    who: fc.nat(20),
    what: fc.constantFrom('keep', 'leave', 'sweep'),
    later: fc.nat(3000),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const line = openWaitingLine(100)
      line.keep('me', 0.5, Infinity)
      let nowMs = 1
      let place = line.ahead('me', 0.5)
      const arrived = new Map<string, number>()
      for (const { who, what, later } of steps) {
        nowMs += later
        const id = `p${who}`
        if (what === 'sweep') line.sweep(nowMs)
        else if (what === 'leave') line.leave(id)
        else {
          arrived.set(id, arrived.get(id) ?? nowMs)
          line.keep(id, arrived.get(id) ?? nowMs, nowMs + 1000)
        }
        const next = line.ahead('me', 0.5)
        assert.ok(next <= place)
        place = next
      }
    }),
  )
})
