import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lostMs, type Timed, wasCutOff, withCredit, withoutCredit } from './credit.ts'

const at = (minutes: number): Date => new Date(Date.UTC(2021, 9, 1, 8) + minutes * 60_000)

const attempt = (
  start: number,
  deadline: number,
  end: number | null,
  endedBy: Timed['endedBy'] = end === null ? null : 'contestant',
): Timed => ({
  startedAt: at(start),
  deadlineAt: at(deadline),
  submittedAt: end === null ? null : at(end),
  endedBy,
})
const outage = { from: at(5), to: at(12) }
const minutes = (of: Timed): number => lostMs(of, outage) / 60_000

test('an attempt loses what it has in common with the outage', () => {
  assert.equal(minutes(attempt(0, 15, null)), 7)
  assert.equal(minutes(attempt(6, 21, null)), 6)
  assert.equal(minutes(attempt(0, 15, 8)), 3)
  assert.equal(minutes(attempt(0, 10, 10, 'deadline')), 5)
  assert.equal(minutes(attempt(0, 15, 14)), 7)
})

test('what ended as it began, or began as it ended, loses nothing', () => {
  assert.equal(minutes(attempt(0, 15, 5)), 0)
  assert.equal(minutes(attempt(12, 27, null)), 0)
  assert.equal(minutes(attempt(20, 35, 30)), 0)
})

test('only the deadline cuts off, and only who lost time', () => {
  assert.ok(wasCutOff(attempt(0, 10, 10, 'deadline'), outage))
  assert.ok(wasCutOff(attempt(0, 15, 15, 'deadline'), outage))
  assert.ok(!wasCutOff(attempt(0, 15, 8), outage))
  assert.ok(!wasCutOff(attempt(0, 15, null), outage))
  assert.ok(!wasCutOff(attempt(12, 22, 22, 'deadline'), outage))
})

const instant = fc.integer({ min: 0, max: 10_000_000 }).map((ms) => new Date(ms))
const period = fc
  .tuple(instant, instant)
  .map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: one }))
const anAttempt = fc
  .tuple(period, fc.option(fc.double({ min: 0, max: 1, noNaN: true })))
  .map(([{ from, to }, share]): Timed => ({
    startedAt: from,
    deadlineAt: to,
    submittedAt:
      share === null
        ? null
        : new Date(from.getTime() + Math.floor((to.getTime() - from.getTime()) * share)),
    endedBy: share === null ? null : 'contestant',
  }))

test('nobody gets more than they lost: neither than the outage lasted nor than the attempt did', () => {
  fc.assert(
    fc.property(anAttempt, period, (one, down) => {
      const lost = lostMs(one, down)
      const lasted = (one.submittedAt ?? one.deadlineAt).getTime() - one.startedAt.getTime()
      assert.ok(lost >= 0)
      assert.ok(lost <= down.to.getTime() - down.from.getTime())
      assert.ok(lost <= lasted)
      const { deadlineAt, durationMs } = withCredit({ ...one, creditMs: 0 }, lost)
      assert.equal(durationMs, one.submittedAt === null ? null : lasted - lost)
      const added = deadlineAt.getTime() - one.deadlineAt.getTime()
      assert.equal(added, one.submittedAt === null ? lost : 0)
    }),
  )
})

test('an outage told in two halves gives what it gives as a whole', () => {
  fc.assert(
    fc.property(anAttempt, period, instant, (one, down, cut) => {
      const middle = new Date(
        Math.min(Math.max(cut.getTime(), down.from.getTime()), down.to.getTime()),
      )
      const halves = [
        { from: down.from, to: middle },
        { from: middle, to: down.to },
      ].map((half) => lostMs(one, half))
      assert.equal((halves[0] ?? 0) + (halves[1] ?? 0), lostMs(one, down))
    }),
  )
})

test('credits add up, and no duration falls below nothing', () => {
  fc.assert(
    fc.property(anAttempt, fc.nat(20_000_000), fc.nat(20_000_000), (one, first, second) => {
      const start = { ...one, creditMs: 0 }
      const once = withCredit(start, first + second)
      const half = withCredit(start, first)
      assert.deepEqual(withCredit({ ...start, ...half }, second), once)
      assert.ok((once.durationMs ?? 0) >= 0)
    }),
  )
})

test('a credit taken back leaves an attempt as it was, but ends none in the past', () => {
  fc.assert(
    fc.property(anAttempt, period, fc.nat(10_000_000), instant, (one, down, before, now) => {
      const start = { ...one, creditMs: before }
      const lost = lostMs(one, down)
      const given = { ...start, ...withCredit(start, lost) }
      const back = withoutCredit(given, lost, now)
      assert.equal(back.creditMs, before)
      assert.equal(back.durationMs, withCredit(start, 0).durationMs)
      assert.ok(back.deadlineAt >= one.deadlineAt && back.deadlineAt <= given.deadlineAt)
      if (one.submittedAt !== null || now <= one.deadlineAt)
        assert.deepEqual(back.deadlineAt, one.deadlineAt)
      else assert.ok(back.deadlineAt <= now)
    }),
  )
})
