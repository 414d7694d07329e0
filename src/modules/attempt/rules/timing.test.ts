import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Round } from '#src/modules/contest/contest.ts'
import { arrivedInTime, deadlineOf, durationMs, endOf, windowAt } from './timing.ts'

const at = (text: string): Date => new Date(text)
const after = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms)

const round = (id: number, startsAt: Date, endsAt: Date): Round => ({
  id,
  code: `r${id}`,
  kind: 'official',
  name: { vi: 'Đợt' },
  startsAt,
  endsAt,
})

const first = round(1, at('2021-09-15T07:00+07:00'), at('2021-09-20T00:00+07:00'))
const second = round(2, at('2021-09-25T00:00+07:00'), at('2021-10-16T00:00+07:00'))
const rounds = [first, second]

test('the deadline is the limit or the end of the round, whichever is sooner', () => {
  const start = at('2021-10-15T23:55:00.000+07:00')
  assert.deepEqual(deadlineOf(start, 60_000, second.endsAt), after(start, 60_000))
  assert.deepEqual(deadlineOf(start, 600_000, second.endsAt), second.endsAt)
  assert.deepEqual(deadlineOf(start, 300_000, second.endsAt), second.endsAt)
})

test('a round is open from its first millisecond to the one before its end', () => {
  const opensAt = first.startsAt
  assert.deepEqual(windowAt(rounds, after(opensAt, -1)), { state: 'not_open_yet', opensAt })
  assert.deepEqual(windowAt(rounds, opensAt), { state: 'open', round: first })
  assert.deepEqual(windowAt(rounds, after(first.endsAt, -1)), { state: 'open', round: first })
  assert.deepEqual(windowAt(rounds, first.endsAt), {
    state: 'not_open_yet',
    opensAt: second.startsAt,
  })
  assert.deepEqual(windowAt(rounds, second.endsAt), { state: 'closed' })
  assert.deepEqual(windowAt([], first.startsAt), { state: 'closed' })
})

test('a round that follows at once takes over without a gap', () => {
  const next = round(3, first.endsAt, second.endsAt)
  assert.deepEqual(windowAt([first, next], first.endsAt), { state: 'open', round: next })
})

test('the grace lets answers arrive late by exactly that much', () => {
  const startedAt = first.startsAt
  const attempt = { startedAt, deadlineAt: after(startedAt, 600_000), graceMs: 2000, savedAt: null }
  assert.ok(arrivedInTime(attempt, startedAt))
  assert.ok(arrivedInTime(attempt, after(attempt.deadlineAt, 2000)))
  assert.ok(!arrivedInTime(attempt, after(attempt.deadlineAt, 2001)))
})

test('the grace is no extra time', () => {
  const startedAt = first.startsAt
  const attempt = { startedAt, deadlineAt: after(startedAt, 1000), graceMs: 2000, savedAt: null }
  assert.deepEqual(endOf(attempt, after(startedAt, 999)), after(startedAt, 999))
  assert.deepEqual(endOf(attempt, after(startedAt, 1500)), attempt.deadlineAt)
})

test('whatever the clock does, an attempt lasts from nothing to its limit', () => {
  const offset = fc.integer({ min: -10_000_000, max: 10_000_000 })
  fc.assert(
    fc.property(fc.nat(3_600_000), offset, fc.option(offset), (limit, arrival, saved) => {
      const startedAt = first.startsAt
      const attempt = {
        startedAt,
        deadlineAt: after(startedAt, limit),
        graceMs: 2000,
        savedAt: saved === null ? null : after(startedAt, saved),
      }
      const ended = endOf(attempt, after(startedAt, arrival))
      const lasted = durationMs(startedAt, ended, 0)
      assert.ok(lasted >= 0 && lasted <= limit)
      if (arrival >= 0 && arrival <= limit && saved === null) assert.equal(lasted, arrival)
    }),
  )
})
