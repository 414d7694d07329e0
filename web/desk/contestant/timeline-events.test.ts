import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AttemptLine } from '#src/modules/contestant/schema.ts'
import { contestant } from '#web/phrases/vi/desk/contestant.ts'
import { deadlineLine, heldLines, tracedLines } from './timeline-events.ts'

const words = contestant.timeline
const attempt: AttemptLine = {
  id: 'a',
  part: 'kien-thuc',
  round: { vi: 'Đợt 1' },
  number: 1,
  kind: 'official',
  startedAt: '2021-10-01T02:00:00.000Z',
  deadlineAt: '2021-10-01T02:10:00.000Z',
  savedAt: '2021-10-01T02:05:00.000Z',
  submittedAt: '2021-10-01T02:10:00.000Z',
  endedBy: 'deadline',
  correct: 5,
  total: 10,
  durationMs: 600_000,
  creditMs: 0,
  counts: true,
  disqualified: false,
}

test('an event is told in words, with the device and what else is known of it', () => {
  const event = { at: attempt.startedAt, sequence: 3, code: null, device: 2, address: '10.0.0.1' }
  assert.deepEqual(tracedLines([{ ...event, kind: 'save', agent: null }], words), [
    {
      at: attempt.startedAt,
      text: 'Lưu câu trả lời, lần 3',
      notes: ['thiết bị 2', '10.0.0.1'],
    },
  ])
})

test('without a trace the attempt tells its start, its last save and its end', () => {
  assert.deepEqual(
    heldLines(attempt, words).map(({ text }) => text),
    ['Bắt đầu', 'Lần lưu cuối', 'Hết giờ, hệ thống nộp bài đã lưu'],
  )
  const open = { ...attempt, savedAt: null, submittedAt: null, endedBy: null }
  assert.equal(heldLines(open, words).length, 1)
})

test('the deadline ends an attempt without any browser', () => {
  assert.equal(deadlineLine(attempt, words).length, 1)
  assert.deepEqual(deadlineLine({ ...attempt, endedBy: 'contestant' }, words), [])
})
