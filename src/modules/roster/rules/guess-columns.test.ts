import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { guessColumns } from './guess-columns.ts'

const fieldsOf = (...rows: string[][]) =>
  guessColumns(rows)
    ?.columns.toSorted((one, other) => one.column - other.column)
    .map(({ column, field }) => `${column}:${field}`) ?? null

test('columns are known by their cells, in any order', () => {
  assert.deepEqual(
    fieldsOf(
      ['1', 'Nguyễn Văn An', 'Phòng Tổ chức', 'Chuyên viên', '0912345678', 'an@soctrang.gov.vn'],
      ['2', 'Thạch Thị Bích', 'Văn phòng', '', '0987.654.321', ''],
    ),
    ['1:name', '2:sub-unit', '3:position', '4:phone', '5:email'],
  )
  assert.deepEqual(fieldsOf(['912345678', '02/09/1985', '094085001234', 'Lý Thị Hoa']), [
    '0:phone',
    '1:birth-date',
    '2:citizen-number',
    '3:name',
  ])
})

test('a list of nothing but names is one', () => {
  assert.deepEqual(fieldsOf(['Nguyễn Văn An'], ['Lý Thị Hoa']), ['0:name'])
})

test('without a column of names there is no guess', () => {
  for (const row of [['1', '2'], ['0912345678'], ['an@soctrang.gov.vn'], []])
    assert.equal(fieldsOf(row), null)
})

test('no column is two things, and nothing is two columns', () => {
  const cell = fc.constantFrom('Nguyễn Văn An', 'Phòng A', '0912345678', 'a@b.vn', '1', '')
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 8 }), (rows) => {
      const columns = guessColumns(rows)?.columns ?? []
      assert.equal(new Set(columns.map(({ column }) => column)).size, columns.length)
      assert.equal(new Set(columns.map(({ field }) => field)).size, columns.length)
    }),
  )
})
