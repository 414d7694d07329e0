import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contests as en } from '#web/phrases/en/contests.ts'
import { contests as vi } from '#web/phrases/vi/contests.ts'
import { howItCounts, orderSentence } from './how-it-counts.ts'

const quiz = {
  questions: 15,
  timeLimitMs: 600_000,
  attemptsPerRound: null,
  review: 'after-close',
  marks: 'after-attempt',
  assumed: [],
} as const

test('the rules of 2020 are said as a person reads them', () => {
  const [asks, attempts] = howItCounts({ ...quiz, assumed: [] }, ['correct', 'duration'], vi, 'vi')
  assert.equal(asks, 'Mỗi lượt thi có 15 câu hỏi trắc nghiệm, làm trong tối đa 10 phút.')
  assert.equal(attempts, 'Được thi nhiều lượt, không giới hạn; lượt tốt nhất được tính.')
})

test('a limit on attempts is said, one apart from several', () => {
  const said = (attemptsPerRound: number) =>
    howItCounts({ ...quiz, assumed: [], attemptsPerRound }, [], en, 'en')[1]
  assert.equal(said(1), 'One attempt in each round.')
  assert.equal(said(3), 'At most 3 attempts in each round; the best one counts.')
})

test('the order is one sentence over the keys that are set', () => {
  assert.equal(
    orderSentence(['correct', 'duration'], vi),
    'Xếp theo: nhiều câu đúng hơn, rồi làm nhanh hơn; bằng nhau hết thì đồng hạng.',
  )
  assert.equal(orderSentence([], vi), '')
})
