import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Round } from '#src/modules/contest/contest.ts'
import { deadlineWithMore, roundAtHand, roundsFor } from './allowing.ts'
import { windowAt } from './timing.ts'

const round = (id: number, startsAt: string, endsAt: string): Round => ({
  id,
  code: `r${id}`,
  kind: 'official',
  name: { vi: 'Đợt' },
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
})

const first = round(1, '2021-09-15T00:00:00Z', '2021-09-20T00:00:00Z')
const second = round(2, '2021-09-25T00:00:00Z', '2021-10-15T00:00:00Z')
const rounds = [first, second]
const at = (day: string): Date => new Date(`2021-${day}T12:00:00Z`)

test('the round at hand is the one that is open, or the one that closed last', () => {
  assert.equal(roundAtHand(rounds, at('09-01')), null)
  assert.equal(roundAtHand(rounds, at('09-16')), first)
  assert.equal(roundAtHand(rounds, at('09-22')), first)
  assert.equal(roundAtHand(rounds, at('09-26')), second)
  assert.equal(roundAtHand(rounds, at('12-01')), second)
})

test('a later end of one’s own keeps the round open until then, for oneself', () => {
  const openUntil = at('10-18')
  const own = roundsFor(rounds, second.id, { openUntil })
  assert.equal(windowAt(rounds, at('10-17')).state, 'closed')
  assert.deepEqual(windowAt(own, at('10-17')), {
    state: 'open',
    round: { ...second, endsAt: openUntil },
  })
  assert.equal(windowAt(own, openUntil).state, 'closed')
})

test('an end that is no later, or of no round, changes nothing', () => {
  assert.deepEqual(roundsFor(rounds, second.id, { openUntil: at('10-01') }), rounds)
  assert.deepEqual(roundsFor(rounds, second.id, { openUntil: null }), rounds)
  assert.deepEqual(roundsFor(rounds, null, { openUntil: at('12-01') }), rounds)
})

test('more time never shortens an open attempt, and reaches the round’s end at most', () => {
  const ms = fc.nat(86_400_000)
  fc.assert(
    fc.property(ms, ms, ms, ms, (limit, more, left, creditMs) => {
      const startedAt = first.startsAt
      const endsAt = new Date(startedAt.getTime() + left)
      const before = new Date(Math.min(startedAt.getTime() + limit, endsAt.getTime()) + creditMs)
      const attempt = { startedAt, deadlineAt: before, creditMs }
      const after = deadlineWithMore(attempt, limit + more, endsAt)
      assert.ok(after >= before)
      assert.ok(after.getTime() <= endsAt.getTime() + creditMs)
      assert.ok(after.getTime() - before.getTime() <= more)
      // granted twice by mistake of the network, it is there once
      const again = deadlineWithMore({ ...attempt, deadlineAt: after }, limit + more, endsAt)
      assert.deepEqual(again, after)
    }),
  )
})
