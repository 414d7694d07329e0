import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftOf, NEW_TOPIC, problemSentence, problemsOf, typedOf } from './question-draft.ts'

const option = (text: string, correct = false) => ({ text, pinned: false, correct })

test('an empty form asks for what it lacks, and empty options at the end are left out', () => {
  const draft = draftOf(undefined, 'ky-luat')
  assert.equal(draft.options.length, 4)
  assert.deepEqual(
    problemsOf(draft).map((problem) => problemSentence(problem, 'vi')),
    [
      'Chưa có nội dung câu hỏi.',
      'Phương án A còn trống.',
      'Phương án B còn trống.',
      'Chưa đánh dấu phương án đúng nào.',
    ],
  )
  const filled = {
    ...draft,
    stem: 'Câu nào đúng?',
    options: [option('Một', true), option('Hai'), option(''), option('  ')],
  }
  assert.deepEqual(problemsOf(filled), [])
  const typed = typedOf(filled, '7')
  assert.equal(typed.options.length, 2)
  assert.equal(typed.explanation, null)
  assert.equal(typed.replaces, '7')
})

test('an empty option between others stays, and is said', () => {
  const draft = { ...draftOf(undefined, 'a'), stem: 'Câu?' }
  const options = [option('Một', true), option(''), option('Ba')]
  assert.deepEqual(problemsOf({ ...draft, options }), [{ code: 'option_empty', option: 2 }])
})

test('a new topic is sent by its name', () => {
  const draft = { ...draftOf(undefined, NEW_TOPIC), newTopic: ' Chính quyền số ' }
  const { topic, newTopic } = typedOf(draft, null)
  assert.deepEqual([topic, newTopic], ['Chính quyền số', true])
})
