import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readDifficulty, readKey } from './keys.ts'

const options = ['Sở Nội vụ', 'Sở Tư pháp', 'Văn phòng', 'Thanh tra']
const right = (key: string, of: readonly string[] = options): readonly number[] | string => {
  const reading = readKey(key, of)
  return reading.ok ? reading.right : reading.reason
}

test('letters, numbers, words around them', () => {
  for (const key of [
    'C',
    ' c ',
    'c.',
    '(C)',
    '3',
    'Đáp án C',
    'Câu C',
    'đáp án: c',
    'C. Văn phòng',
  ])
    assert.deepEqual(right(key), [2], key)
})

test('several', () => {
  for (const key of ['A, C', 'a;c', 'A và C', 'AC', 'C A', '1,3', 'A & C', 'A) C)'])
    assert.deepEqual(right(key), [0, 2], key)
})

test('the text of the option, decomposed or with other blanks and capitals', () => {
  assert.deepEqual(right('sở  tư pháp '.normalize('NFD')), [1])
})

test('what names nothing, or more than there is, is refused', () => {
  assert.equal(right(' '), 'empty')
  assert.equal(right('E'), 'beyond')
  assert.equal(right('5'), 'beyond')
  assert.equal(right('Sở Y tế'), 'unknown')
  assert.equal(right('C. Sở Nội vụ'), 'unknown')
  assert.equal(right('1.3'), 'unknown')
})

test('options that are numbers: a key that means two things is not guessed', () => {
  const numbers = ['2', '3', '4', '1']
  assert.equal(right('2', numbers), 'ambiguous')
  assert.deepEqual(right('A', numbers), [0])
  assert.deepEqual(right('7', ['5', '6', '7', '8']), [2])
  assert.deepEqual(right('2', ['1', '2', '3', '4']), [1])
  assert.equal(right('Như nhau', ['Như nhau', 'Như nhau']), 'ambiguous')
})

test('a reading names options that exist, each once, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (key) => {
      const reading = readKey(key, options)
      if (!reading.ok) return
      assert.ok(reading.right.length > 0)
      assert.ok(reading.right.every((place) => place >= 0 && place < options.length))
      assert.deepEqual(
        reading.right,
        [...new Set(reading.right)].toSorted((one, other) => one - other),
      )
    }),
  )
})

test('words for difficulty', () => {
  assert.equal(readDifficulty('Dễ'), 'easy')
  assert.equal(readDifficulty('THÔNG HIỂU'), 'medium')
  assert.equal(readDifficulty('3'), 'hard')
  assert.equal(readDifficulty('?'), null)
})
