import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDay } from './read-day.ts'
import { readUnits } from './read-units.ts'

const sheet = (...rows: readonly string[][]) => [{ name: 'Trang 1', rows }]
const codesOf = (...rows: readonly string[][]): readonly (readonly [number | null, string])[] =>
  readUnits(sheet(...rows)).problems.map(({ row, code }) => [row, code])

test('headings are found below a title, over two lines, and with column numbers', () => {
  const { entries, problems, ignored } = readUnits(
    sheet(
      ['SỞ NỘI VỤ'],
      ['Biểu mẫu số 1'],
      ['STT', 'Tên cơ quan, đơn vị', 'Số biên chế (người)', 'Liên hệ', '', 'Ghi chú'],
      ['', '', '', 'Họ tên người liên hệ', 'Điện thoại', ''],
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
      ['1', 'Sở Nội vụ', '1.052', 'Trần Văn An', '912345678', 'x'],
    ),
  )
  assert.deepEqual(problems, [])
  assert.deepEqual(ignored, ['STT', 'Ghi chú'])
  assert.deepEqual(
    entries.map(({ row, name, staffCount, contactName, contactPhone }) => [
      row,
      name,
      staffCount,
      contactName,
      contactPhone,
    ]),
    [[6, 'Sở Nội vụ', 1052, 'Trần Văn An', '0912345678']],
  )
})

test('decomposed letters are put together, blanks tidied', () => {
  const { entries } = readUnits(
    sheet(['Tên đơn vị'.normalize('NFD'), 'Mã'], ['  Sở  Y tế '.normalize('NFD'), ' SO-Y-TE ']),
  )
  assert.deepEqual([entries[0]?.name, entries[0]?.code], ['Sở Y tế', 'so-y-te'])
})

test('every problem of every row is told', () => {
  assert.deepEqual(codesOf(['A', 'B'], ['x', 'y']), [[null, 'unit_heading_missing']])
  assert.deepEqual(codesOf(['Tên đơn vị']), [[null, 'unit_rows_missing']])
  assert.deepEqual(codesOf(['Tên đơn vị', 'Khối', 'Nhóm'], ['A', '', '']), [
    [null, 'unit_heading_twice'],
  ])
  assert.deepEqual(
    codesOf(
      ['Tên đơn vị', 'Mã', 'Biên chế', 'Từ ngày', 'Email', 'Thứ tự'],
      ['123', 'a b', '-1', '30/02/2025', 'không có', 'đầu'],
      ['Sở Y tế', '', '52,0', '1.7.2025', '', '3'],
    ),
    [
      [2, 'unit_row_name'],
      [2, 'unit_row_code'],
      [2, 'unit_row_staff'],
      [2, 'unit_row_email'],
      [2, 'unit_row_date'],
      [2, 'unit_row_ordinal'],
    ],
  )
})

test('days are read as people write them and as Excel keeps them', () => {
  assert.deepEqual(
    ['01/07/2025', '1-7-2025', '1.7.2025', '2025-07-01'].map(readDay),
    Array(4).fill('2025-07-01'),
  )
  assert.deepEqual(
    ['31/6/2025', '7/2025', '2025', '45839', '1/7/25'].map(readDay),
    Array(5).fill(null),
  )
})
