import assert from 'node:assert/strict'
import { test } from 'node:test'
import { editedRow, problemsByRow, sentRows, shownFields } from './edited-list.ts'

test('what is blank is not sent', () => {
  assert.deepEqual(sentRows([editedRow({ name: 'Lý Hoa', phone: ' ' }), editedRow()]), [
    { name: 'Lý Hoa' },
    {},
  ])
})

test('columns are the usual ones, the filled ones, and those that are required', () => {
  const usual = ['name', 'sub-unit', 'position', 'phone', 'email']
  assert.deepEqual(shownFields([editedRow({ name: 'Lý Hoa' })], []), usual)
  const rows = [editedRow({ unit: 'Sở Nội vụ' })]
  const asked = [
    { code: 'birth-date', required: true },
    { code: 'citizen-number', required: false },
    { code: 'unit', required: true },
  ]
  assert.deepEqual(shownFields(rows, asked), [
    'name',
    'unit',
    'sub-unit',
    'position',
    'phone',
    'email',
    'birth-date',
  ])
})

test('a problem stays with its row when another is dropped', () => {
  const rows = [editedRow(), editedRow()]
  const problem = { field: 'name', found: '', expected: '…', code: 'roster_name' }
  const found = problemsByRow(rows, {
    problems: [
      { ...problem, row: 1 },
      { ...problem, row: null },
    ],
  })
  assert.equal(found.get(rows[1]?.key ?? 0)?.length, 1)
  assert.equal(found.get(null)?.length, 1)
})
