import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Round } from '#src/modules/contest/contest.ts'
import { laterEndProblem } from './later-end.ts'

const at = (day: string): Date => new Date(`2021-${day}T00:00:00Z`)
const round = (id: number, startsAt: Date, endsAt: Date): Round => ({
  id,
  code: `r${id}`,
  kind: 'official',
  name: { vi: 'Đợt' },
  startsAt,
  endsAt,
})
const first = round(1, at('09-15'), at('09-20'))
const second = round(2, at('09-25'), at('10-15'))
const rounds = [first, second]

test('a later end lies after the round’s and after now', () => {
  const early = (openUntil: Date, now: Date) => laterEndProblem(rounds, second, openUntil, now)
  assert.deepEqual(early(at('10-15'), at('10-01')), {
    code: 'later_end_too_early',
    after: second.endsAt,
  })
  assert.deepEqual(early(at('10-18'), at('10-20')), {
    code: 'later_end_too_early',
    after: at('10-20'),
  })
  assert.equal(early(at('10-18'), at('10-16')), null)
})

test('a later end does not reach into the next round', () => {
  assert.deepEqual(laterEndProblem(rounds, first, at('09-26'), at('09-18')), {
    code: 'later_end_in_next_round',
    startsAt: second.startsAt,
  })
  assert.equal(laterEndProblem(rounds, first, at('09-25'), at('09-18')), null)
})
