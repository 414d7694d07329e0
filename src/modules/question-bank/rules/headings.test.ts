import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findHeadings, titleAbove } from './headings.ts'

const found = (rows: string[][]) => {
  const headings = findHeadings(rows)
  return headings && { ...headings, fields: Object.fromEntries(headings.fields) }
}

test('headings below a merged title and an empty row', () => {
  const rows = [
    ['BỘ CÂU HỎI', '', '', '', '', '', '', ''],
    [],
    [
      'STT',
      'Chủ đề',
      'Nội dung câu hỏi',
      'Phương án A',
      'Phương án B',
      'Phương án C',
      'Phương án D',
      'Đáp án đúng',
    ],
    ['1', 'A', 'B', 'C', 'D', 'E', 'F', 'A'],
  ]
  assert.deepEqual(found(rows), {
    lastRow: 2,
    fields: { number: 0, topic: 1, stem: 2, key: 7 },
    options: [3, 4, 5, 6],
    ignored: [],
  })
  const headings = findHeadings(rows)
  assert.equal(headings && titleAbove(rows, headings), 'BỘ CÂU HỎI')
})

test('many spellings, with and without tone marks, decomposed, in English', () => {
  for (const row of [
    ['Câu hỏi', 'Đáp án A', 'Đáp án B', 'Đáp án'],
    ['CÂU HỎI', 'A', 'B', 'ĐÁP ÁN ĐÚNG (A/B)'],
    ['cau hoi', 'phuong an 1', 'phuong an 2', 'dap an'],
    ['Question', 'Option A', 'Option B', 'Correct answer'],
    ['Nội dung', 'Lựa chọn a)', 'Lựa chọn b)', 'Phương án đúng *'],
    ['Câu hỏi', 'PA A', 'PA B', 'Đáp án:'].map((heading) => heading.normalize('NFD')),
  ])
    assert.deepEqual(found([row]), {
      lastRow: 0,
      fields: { stem: 0, key: 3 },
      options: [1, 2],
      ignored: [],
    })
})

test('options under one merged heading, with or without letters below it', () => {
  const upper = [
    'TT',
    'Câu hỏi',
    'Phương án trả lời',
    '',
    '',
    'Đáp án',
    'Mức độ',
    'Căn cứ',
    'Ghi chú',
  ]
  const fields = { number: 0, stem: 1, key: 5, difficulty: 6, source: 7 }
  const expected = { fields, options: [2, 3, 4], ignored: ['Ghi chú'] }
  assert.deepEqual(found([upper]), { lastRow: 0, ...expected })
  const lettered = [
    ['TT', 'Câu hỏi', 'Phương án trả lời', '', '', 'Đáp án'],
    ['', '', 'A', 'B', 'C', ''],
  ]
  assert.deepEqual(found(lettered)?.options, [2, 3, 4])
  assert.equal(found(lettered)?.lastRow, 1)
})

test('“Nội dung” is the question only where nothing better is', () => {
  const row = ['Nội dung', 'Câu hỏi', 'A', 'B', 'Đáp án', 'Giải thích']
  assert.deepEqual(found([row])?.fields, { stem: 1, key: 4, explanation: 5 })
})

test('headings later than the tenth row, or without a key, are none', () => {
  const row = ['Câu hỏi', 'A', 'B', 'Đáp án']
  assert.equal(findHeadings([...Array.from({ length: 10 }, () => ['']), row]), null)
  assert.equal(findHeadings([['Câu hỏi', 'A', 'B', 'Ghi chú']]), null)
})

test('any table is read without failing, and no column is used twice', () => {
  const cell = fc.oneof(
    fc.constantFrom('Câu hỏi', 'A', 'B', 'Phương án', 'Đáp án', 'Đáp án đúng', 'STT', ''),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 4 }), (rows) => {
      const headings = findHeadings(rows)
      const columns = [...(headings?.options ?? []), ...(headings?.fields.values() ?? [])]
      assert.equal(new Set(columns).size, columns.length)
    }),
  )
})
