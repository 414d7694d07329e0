import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { columnLetters } from './column-letters.ts'
import { findHeadings } from './headings.ts'
import { readQuestionRows } from './question-rows.ts'

const heading = ['STT', 'Câu hỏi', 'A', 'B', 'C', 'Đáp án', 'Chủ đề']

test('columns are called as Excel calls them', () => {
  assert.deepEqual([0, 25, 26, 27, 701, 702].map(columnLetters), [
    'A',
    'Z',
    'AA',
    'AB',
    'ZZ',
    'AAA',
  ])
})

test('numbers that start again for each topic are not taken as codes', () => {
  const rows = [
    heading,
    ['1', 'Một?', 'a', 'b', '', 'A', 'X'],
    ['1', 'Hai?', 'a', 'b', '', 'B', 'Y'],
    ['2', 'Ba?', 'a', 'b', '', 'B', 'X'],
  ]
  const headings = findHeadings(rows)
  assert.ok(headings)
  const { questions } = readQuestionRows(rows, headings, [])
  assert.deepEqual(
    questions.map(({ code, stem }) => `${code} ${stem}`),
    ['cau-001 Một?', 'cau-003 Ba?', 'cau-002 Hai?'],
  )
})

test('a topic that the bank knows keeps its code', () => {
  const rows = [heading, ['1', 'Một?', 'a', 'b', '', 'A', 'KỶ LUẬT']]
  const headings = findHeadings(rows)
  assert.ok(headings)
  const known = [{ code: 'ky-luat-ky-cuong', name: { vi: 'Kỷ luật', en: 'Discipline' } }]
  const reading = readQuestionRows(rows, headings, known)
  assert.deepEqual(reading.topics, known)
  assert.equal(reading.questions[0]?.topic, 'ky-luat-ky-cuong')
})

test('whatever stands below the headings, a row is a question, a remark or a problem', () => {
  const cell = fc.oneof(
    fc.constantFrom('', '1', 'A', 'B, C', 'Cả A và B', 'Câu 1: Gì?', '5'),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 6 }), (rows) => {
      const headings = findHeadings([heading])
      assert.ok(headings)
      const reading = readQuestionRows([heading, ...rows], headings, [])
      if (reading.problems.length > 0) return
      for (const { stem, options, code, topic } of reading.questions) {
        assert.ok(stem !== '' && code !== '')
        assert.ok(options.length >= 2 && options.length <= 6)
        assert.ok(options.some(({ correct }) => correct))
        assert.ok(options.every(({ text }) => text !== '' && text === text.normalize('NFC')))
        assert.ok(reading.topics.some((known) => known.code === topic))
      }
    }),
  )
})
