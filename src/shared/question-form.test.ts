import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type QuestionForm, questionProblems } from './question-form.ts'

const form = (
  texts: readonly string[],
  change: Partial<QuestionForm> & { right?: readonly number[]; pinned?: readonly number[] } = {},
): QuestionForm => {
  const { right = [1], pinned = [], ...rest } = change
  const options = texts.map((text, place) => ({
    text,
    pinned: pinned.includes(place + 1),
    correct: right.includes(place + 1),
  }))
  return { stem: 'Câu nào đúng?', options, keepOrder: false, ...rest }
}

test('a question is whole: a stem, no empty option, a right one', () => {
  assert.deepEqual(questionProblems(form(['Một', 'Hai'])), [])
  assert.deepEqual(questionProblems(form(['Một', '', 'Ba'], { stem: '', right: [] })), [
    { code: 'stem_empty' },
    { code: 'option_empty', option: 2 },
    { code: 'no_right_option' },
  ])
})

test('an option is not right and wrong at once', () => {
  assert.deepEqual(questionProblems(form(['Một', 'Hai', 'Một'])), [
    { code: 'option_right_and_wrong', option: 3 },
  ])
  assert.deepEqual(questionProblems(form(['Một', 'Hai', 'Hai'])), [])
})

test('an option that speaks of the others keeps its place', () => {
  const texts = ['Một', 'Hai', 'Tất cả các đáp án trên']
  assert.deepEqual(questionProblems(form(texts)), [{ code: 'option_not_pinned', option: 3 }])
  assert.deepEqual(questionProblems(form(texts, { pinned: [3] })), [])
  assert.deepEqual(questionProblems(form(texts, { keepOrder: true })), [])
})

test('where an option names some of the others, none moves', () => {
  const texts = ['Một', 'Hai', 'Ba', 'Cả A và B']
  assert.deepEqual(questionProblems(form(texts, { pinned: [4] })), [{ code: 'order_not_kept' }])
  assert.deepEqual(questionProblems(form(texts, { keepOrder: true })), [])
})
