import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ContestDefinition, PartDefinition } from '../definition.ts'
import { isRunning } from './running.ts'

const quiz: NonNullable<PartDefinition['quiz']> = {
  bank: 'ngan-hang',
  questions: 1,
  timeLimitMs: 600_000,
  assumed: [],
  blueprint: [{ topic: 'mot', count: 1 }],
  shuffle: { questions: true, options: true },
  attemptsPerRound: null,
  graceMs: 2000,
  review: 'never',
  marks: 'after-attempt',
}
const knowledge = { code: 'kien-thuc', kind: 'quiz', name: { vi: 'Kiến thức' }, weight: null, quiz }
const contest = (parts: readonly Partial<PartDefinition>[], demo = false) =>
  ({
    demo,
    rounds: [
      {
        code: 'mot',
        kind: 'official',
        name: { vi: 'Đợt' },
        start: '2021-09-15T00:00:00Z',
        end: '2021-10-15T00:00:00Z',
      },
    ],
    parts: parts.map((part) => ({ ...knowledge, ...part })),
  }) as unknown as ContestDefinition
const at = (text: string): Date => new Date(text)

test('a contest runs from the start of a round to its end, and a demo one never', () => {
  const plain = contest([{}])
  assert.ok(!isRunning(plain, at('2021-09-14T23:59:59.999Z')))
  assert.ok(isRunning(plain, at('2021-09-15T00:00:00Z')))
  assert.ok(!isRunning(plain, at('2021-10-15T00:00:00Z')))
  assert.ok(!isRunning(contest([{}], true), at('2021-10-01T00:00:00Z')))
})

test("a quiz's own window decides; that of a part without a quiz does not", () => {
  const window = { round: 'mot', start: '2021-09-15T00:00:00Z', end: '2021-10-20T00:00:00Z' }
  const late = at('2021-10-19T00:00:00Z')
  assert.ok(isRunning(contest([{ windows: [window] }]), late))
  assert.ok(!isRunning(contest([{}, { code: 'video', quiz: null, windows: [window] }]), late))
})
