import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Round } from '#src/modules/contest/contest.ts'
import { makeUpsFor, type TouchedAttempt } from './make-ups.ts'

const at = (day: number): Date => new Date(Date.UTC(2021, 9, day))
const round: Round = {
  id: 1,
  code: 'r1',
  kind: 'official',
  name: { vi: 'Đợt' },
  startsAt: at(1),
  endsAt: at(10),
}
const cutOff: TouchedAttempt = {
  personId: 7,
  roundId: 1,
  kind: 'official',
  wasCutOff: true,
  disqualified: false,
}
const limited = { attemptsPerRound: 1 }
const unlimited = { attemptsPerRound: null }

test('who was cut off gets one more attempt where attempts are limited', () => {
  assert.deepEqual(makeUpsFor([cutOff], [round], limited, at(5)), [
    { personId: 7, roundId: 1, isClosed: false },
  ])
  assert.deepEqual(makeUpsFor([cutOff], [round], unlimited, at(5)), [])
})

test('once the round has closed they need an end of their own, limit or not', () => {
  for (const quiz of [limited, unlimited])
    assert.deepEqual(makeUpsFor([cutOff], [round], quiz, at(10)), [
      { personId: 7, roundId: 1, isClosed: true },
    ])
})

test('one attempt a person and round, and none for trials, the disqualified and those who submitted', () => {
  assert.equal(makeUpsFor([cutOff, cutOff], [round], limited, at(5)).length, 1)
  const others = [{ kind: 'trial' as const }, { disqualified: true }, { wasCutOff: false }]
  for (const other of others)
    assert.deepEqual(makeUpsFor([{ ...cutOff, ...other }], [round], limited, at(5)), [])
})
