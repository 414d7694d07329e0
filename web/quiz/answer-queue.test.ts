import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  acknowledgeSave,
  beginSave,
  chosenAnswers,
  failSave,
  giveAnswer,
  openQueue,
  queueState,
  rereadAnswers,
  retryDelayMs,
  slotState,
  submissionOf,
} from './answer-queue.ts'

const slot = (number: number, answer: number[] = []) => ({
  slot: number,
  stem: '',
  multiple: false,
  options: [],
  answer,
})
const attempt = (sequence: number, ...slots: ReturnType<typeof slot>[]) => ({ sequence, slots })

test('an answer is saved only once the server has said so', () => {
  let queue = openQueue(attempt(0, slot(1), slot(2)), null)
  assert.equal(queueState(queue).state, 'blank')
  queue = giveAnswer(queue, 1, [2])
  assert.equal(slotState(queue, 1), 'saving')
  queue = beginSave(queue)
  assert.deepEqual(queue.sending, { sequence: 1, answers: { '1': [2] } })
  assert.equal(slotState(queue, 1), 'saving')
  queue = acknowledgeSave(queue, 1)
  assert.equal(slotState(queue, 1), 'saved')
  assert.deepEqual(queueState(queue), { state: 'saved', saved: 1, unsent: 0 })
})

test('an answer changed while it was being saved goes again', () => {
  let queue = beginSave(giveAnswer(openQueue(attempt(4, slot(1)), null), 1, [2]))
  queue = acknowledgeSave(giveAnswer(queue, 1, [3]), 5)
  assert.equal(slotState(queue, 1), 'saving')
  assert.deepEqual(beginSave(queue).sending, { sequence: 6, answers: { '1': [3] } })
})

test('after a failure answers wait, and the next try has a sequence of its own', () => {
  let queue = failSave(beginSave(giveAnswer(openQueue(attempt(0, slot(1)), null), 1, [2])))
  assert.equal(slotState(queue, 1), 'waiting')
  queue = beginSave(queue)
  assert.deepEqual(queue.sending, { sequence: 2, answers: { '1': [2] } })
  assert.equal(beginSave(queue), queue)
})

test('what a closed tab had not sent is laid over what the server holds, and goes after it', () => {
  const kept = { sequence: 3, unsent: { '2': [4], '9': [1] } }
  const queue = openQueue(attempt(7, slot(1, [1]), slot(2, [2])), kept)
  assert.deepEqual(chosenAnswers(queue), { '1': [1], '2': [4] })
  assert.deepEqual(beginSave(queue).sending, { sequence: 8, answers: { '2': [4] } })
})

test('an acknowledgement from ahead is not taken as saved: another device may have won', () => {
  let queue = beginSave(giveAnswer(openQueue(attempt(2, slot(1)), null), 1, [2]))
  queue = acknowledgeSave(queue, 9)
  assert.equal(slotState(queue, 1), 'saving')
  assert.equal(beginSave(queue).sending?.sequence, 10)
})

test('a reread brings the answers of another device and leaves the unsent ones', () => {
  let queue = giveAnswer(openQueue(attempt(1, slot(1), slot(2)), null), 1, [1])
  queue = rereadAnswers(queue, attempt(5, slot(1, [3]), slot(2, [2])))
  assert.deepEqual(chosenAnswers(queue), { '1': [1], '2': [2] })
  assert.equal(queue.sequence, 5)
})

test('a submission carries what is unsent, even while a save is under way', () => {
  const queue = beginSave(giveAnswer(openQueue(attempt(0, slot(1)), null), 1, [2]))
  assert.deepEqual(submissionOf(queue), { sequence: 2, answers: { '1': [2] } })
  assert.deepEqual(submissionOf(openQueue(attempt(6, slot(1, [1])), null)), {
    sequence: 7,
    answers: {},
  })
})

test('waits stay within 1 s and 15 s, grow, and honour Retry-After', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, random) => {
        const delay = retryDelayMs(failures, random)
        assert.ok(delay >= 1000 && delay <= 15_000)
        assert.ok(retryDelayMs(failures, random, 30_000) >= 30_000)
      },
    ),
  )
  assert.equal(retryDelayMs(1, 1), 2000)
  assert.equal(retryDelayMs(9, 1), 15_000)
})
