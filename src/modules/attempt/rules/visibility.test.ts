import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Round } from '#src/modules/contest/contest.ts'
import { showsMarks, showsReview } from './visibility.ts'

const round = (endsAt: string): Round => ({
  id: 1,
  code: 'official',
  kind: 'official',
  name: { vi: 'Đợt' },
  startsAt: new Date('2021-09-15T00:00:00Z'),
  endsAt: new Date(endsAt),
})
const contest = (id: number, endsAt: string, demo = false) => ({
  id,
  demo,
  parts: [{ rounds: [round('2021-09-20T00:00:00Z'), round(endsAt)], quiz: { bankId: 1 } }],
})
const own = contest(1, '2021-10-15T17:00:00Z')
const ownRounds = own.parts.flatMap(({ rounds }) => rounds)
const graceMs = 2000
const lastArrival = new Date('2021-10-15T17:00:02.000Z')
const afterIt = new Date('2021-10-15T17:00:02.001Z')

test('marks after the attempt, or after the close and its grace', () => {
  assert.ok(showsMarks({ marks: 'after-attempt', graceMs }, ownRounds, new Date(0)))
  assert.ok(!showsMarks({ marks: 'after-close', graceMs }, ownRounds, lastArrival))
  assert.ok(showsMarks({ marks: 'after-close', graceMs }, ownRounds, afterIt))
})

test('a review never, after the attempt, or after the close and its grace', () => {
  assert.ok(
    !showsReview(
      { bankId: 1, review: 'never', graceMs },
      own,
      [],
      new Date('2100-01-01T00:00:00Z'),
    ),
  )
  assert.ok(showsReview({ bankId: 1, review: 'after-attempt', graceMs }, own, [], new Date(0)))
  assert.ok(!showsReview({ bankId: 1, review: 'after-close', graceMs }, own, [own], lastArrival))
  assert.ok(showsReview({ bankId: 1, review: 'after-close', graceMs }, own, [own], afterIt))
})

test('a review after the close waits for every edition on the same bank, demo ones apart', () => {
  const quiz = { bankId: 1, review: 'after-close', graceMs } as const
  const next = contest(2, '2022-10-15T17:00:00Z')
  const demo = contest(3, '2030-01-01T00:00:00Z', true)
  assert.ok(!showsReview(quiz, own, [own, next], afterIt))
  assert.ok(showsReview(quiz, own, [own, demo], afterIt))
  assert.ok(!showsReview(quiz, demo, [own, demo], afterIt))
})

test('a review after the attempt waits for other editions on the same bank, not for its own', () => {
  const quiz = { bankId: 1, review: 'after-attempt', graceMs } as const
  const other = contest(2, '2021-10-15T17:00:00Z')
  const demo = contest(3, '2030-01-01T00:00:00Z', true)
  assert.ok(showsReview(quiz, own, [own, demo], lastArrival))
  for (const one of [own, demo]) {
    assert.ok(!showsReview(quiz, one, [own, demo, other], lastArrival))
    assert.ok(showsReview(quiz, one, [one, other], afterIt))
  }
})

test('a review after the close waits for every part that asks from the bank, and for no other', () => {
  const quiz = { bankId: 1, review: 'after-close', graceMs } as const
  const later = (bankId: number | null) => ({
    rounds: [round('2021-11-15T17:00:00Z')],
    quiz: bankId === null ? null : { bankId },
  })
  const withPart = (bankId: number | null) => ({ ...own, parts: [...own.parts, later(bankId)] })
  assert.ok(!showsReview(quiz, withPart(1), [], afterIt))
  assert.ok(showsReview(quiz, withPart(2), [], afterIt))
  assert.ok(showsReview(quiz, withPart(null), [], afterIt))
})
