import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readRoster } from './read-roster.ts'
import { indexInTable, readOne, readTable, sheetOf, tableFields } from './roster-table.ts'

const sheet = (...rows: string[][]) => ({ name: 'DS', rows })

test('a list becomes a table whatever is wrong in it', () => {
  const table = readTable([
    sheet(['Ghi chú']),
    sheet(
      ['DANH SÁCH CỬ DỰ THI'],
      ['STT', 'Họ', 'Tên', 'Đơn vị', 'Liên hệ', 'Ghi chú'],
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
      ['1', 'Nguyễn Văn', 'An', 'Sở khác', 'an@soctrang.gov.vn', 'x'],
      [],
      ['2', 'Lý', 'Hoa', '', '09123', ''],
    ),
  ])
  assert.deepEqual(table, {
    rows: [
      { name: 'Nguyễn Văn An', unit: 'Sở khác', email: 'an@soctrang.gov.vn' },
      { name: 'Lý Hoa', phone: '09123' },
    ],
    ignored: ['STT', 'Ghi chú'],
    guessed: false,
  })
})

test('a column of names is a list, with a heading or without', () => {
  const rows = [{ name: 'Nguyễn Văn An' }, { name: 'Lý Thị Hoa' }]
  for (const head of [[['Họ và tên']], []])
    assert.deepEqual(readTable([sheet(...head, ['Nguyễn Văn An'], ['Lý Thị Hoa'])])?.rows, rows)
})

test('without anybody there is no table', () => {
  assert.equal(readTable([]), null)
  assert.equal(readTable([sheet(['Họ và tên', 'SĐT'])]), null)
})

test('a problem is found again in the row that has it, whatever the rows look like', () => {
  const cell = fc.constantFrom('', '1', '12', 'Nguyễn Văn An', 'A')
  const row = fc.dictionary(fc.constantFrom(...tableFields), cell)
  const unit = { id: 1, code: 'so-noi-vu', name: 'Sở Nội vụ' }
  const place = { unit, desk: unit, subUnits: [] }
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
      const read = readRoster([sheetOf(rows)], [], [], new Date('2021-10-01'), place)
      const seen = new Set([...read.entries, ...read.problems].map(({ row: number }) => number))
      for (const [index, cells] of rows.entries()) {
        const isBlank = Object.values(cells).every((text) => text === '')
        const isSeen = [...seen].some((number) => number !== null && indexInTable(number) === index)
        assert.equal(isSeen, !isBlank)
      }
    }),
  )
})

test('a blank form is told all that it lacks', () => {
  const unit = { id: 1, code: 'so-noi-vu', name: 'Sở Nội vụ' }
  const asked = [
    { code: 'phone', required: true },
    { code: 'email', required: false },
  ]
  const place = { unit, desk: unit, subUnits: [] }
  const { entries, problems } = readOne({ name: ' ' }, asked, new Date('2021-10-01'), place)
  assert.deepEqual(entries, [])
  assert.deepEqual(
    problems.map(({ column, found, code }) => [column, found, code]),
    [
      ['name', '', 'roster_name'],
      ['phone', '', 'roster_required'],
    ],
  )
})
