import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRoster } from './read-roster.ts'
import { findRepeated } from './repeated.ts'

const units = [
  { id: 1, code: 'so-noi-vu', name: 'Sở Nội vụ' },
  { id: 2, code: 'so-tu-phap', name: 'Sở Tư pháp' },
]

const today = new Date('2021-10-01T00:00:00Z')

const read = (rows: string[][], required: string[] = []) => {
  const asked = required.map((code) => ({ code, required: true }))
  return readRoster([{ name: 'DS', rows }], units, asked, today)
}

const codes = (rows: string[][], required: string[] = []) =>
  read(rows, required).problems.map(({ row, column, found, code }) => [row, column, found, code])

const titles = ['STT', 'Họ và tên', 'Đơn vị', 'Phòng', 'Chức vụ', 'SĐT', 'Email', 'Tên đăng nhập']

test('an ugly file gives plain people', () => {
  const { entries, problems, ignored } = read([
    ['DANH SÁCH CỬ DỰ THI'],
    [],
    titles,
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)'],
    ['1', '  Nguyễn  Thị\u00a0Hồng '.normalize('NFD'), 'SO-NOI-VU', 'Văn phòng', '', '912345678'],
    [],
    ['2', 'Lý Đạt', 'sở tư pháp', '', 'Chuyên viên', '', 'LyDat@SocTrang.gov.vn', 'LyDat'],
    titles,
    ['3', "Y'Bih Niê", 'Sở Nội vụ', '', '', '', '', ''],
  ])
  assert.deepEqual(problems, [])
  assert.deepEqual(ignored, ['STT'])
  const nobody = {
    subUnit: null,
    position: null,
    phone: null,
    email: null,
    username: null,
    birthDate: null,
    citizenNumber: null,
  }
  assert.deepEqual(entries, [
    {
      ...nobody,
      row: 5,
      name: 'Nguyễn Thị Hồng',
      unit: units[0],
      subUnit: 'Văn phòng',
      phone: '0912345678',
    },
    {
      ...nobody,
      row: 7,
      name: 'Lý Đạt',
      unit: units[1],
      position: 'Chuyên viên',
      email: 'lydat@soctrang.gov.vn',
      username: 'lydat',
    },
    { ...nobody, row: 9, name: "Y'Bih Niê", unit: units[0] },
  ])
})

test('every problem of every row is told, by row and the heading as written', () => {
  const rows = [
    titles,
    ['1', '', 'Sở Nội vụ', '', '', '', '', ''],
    ['2', 'Tổng cộng: 35', '', '', '', '', '', ''],
    ['3', 'Lý Đạt', 'Sở Nội', 'p'.repeat(201), '', '0123', 'x@', 'Đ'],
    ['4', 'Lý Đạt', 'Kho bạc', '', '', '', '', ''],
  ]
  assert.deepEqual(codes(rows), [
    [2, 'Họ và tên', '', 'roster_name'],
    [3, 'Họ và tên', 'Tổng cộng: 35', 'roster_name'],
    [3, 'Đơn vị', '', 'roster_unit_missing'],
    [4, 'Đơn vị', 'Sở Nội', 'roster_unit_near'],
    [4, 'Phòng', 'p'.repeat(80), 'roster_too_long'],
    [4, 'SĐT', '0123', 'roster_phone'],
    [4, 'Email', 'x@', 'roster_email'],
    [4, 'Tên đăng nhập', 'Đ', 'roster_username'],
    [5, 'Đơn vị', 'Kho bạc', 'roster_unit_unknown'],
  ])
})

test('a column for phone or e-mail takes either, and a name may stand in two columns', () => {
  const { entries, problems } = read([
    ['Họ đệm', 'Tên', 'Đơn vị', 'Điện thoại hoặc email'],
    ['Nguyễn Văn', 'A', 'Sở Nội vụ', '+84 912 345 678'],
    ['Nguyễn Văn', 'B', 'Sở Nội vụ', 'b@soctrang.gov.vn'],
    ['', 'Hồng', 'Sở Nội vụ', 'không có'],
  ])
  assert.deepEqual(
    entries.map(({ name, phone, email }) => [name, phone, email]),
    [
      ['Nguyễn Văn A', '0912345678', null],
      ['Nguyễn Văn B', null, 'b@soctrang.gov.vn'],
      ['Hồng', null, null],
    ],
  )
  assert.deepEqual(
    problems.map(({ row, code }) => [row, code]),
    [[4, 'roster_contact']],
  )
})

test('what the contest requires may not be blank, and a wrong value is told once', () => {
  const rows = [
    ['Họ tên', 'Đơn vị', 'SĐT'],
    ['A', 'Sở Nội vụ', ''],
    ['B', 'Sở Nội vụ', '12'],
  ]
  assert.deepEqual(codes(rows, ['name', 'unit', 'phone', 'position']), [
    [2, 'position', '', 'roster_required'],
    [2, 'SĐT', '', 'roster_required'],
    [3, 'SĐT', '12', 'roster_phone'],
    [3, 'position', '', 'roster_required'],
  ])
})

test('a file without a list, with two, or with a column twice is refused as a whole', () => {
  assert.deepEqual(codes([['A', 'B']]), [[null, '', '', 'roster_heading_missing']])
  assert.deepEqual(codes([['Họ tên', 'SĐT']]), [[null, '', '', 'roster_heading_missing']])
  assert.deepEqual(codes([['Họ tên', 'Đơn vị']]), [[null, '', '', 'roster_nobody']])
  assert.deepEqual(codes([['Họ tên', 'Đơn vị', 'Cơ quan']]), [
    [null, 'Cơ quan', 'Cơ quan', 'roster_heading_twice'],
  ])
  const sheet = { name: 'DS', rows: [['Họ tên', 'Đơn vị']] }
  const two = readRoster([sheet, { ...sheet, name: 'DS 2' }], units, [], today)
  assert.deepEqual(two.problems[0]?.code, 'roster_several_lists')
  assert.deepEqual(two.problems[0]?.values, { sheet: 'DS 2' })
})

test('one person in two rows, or two that cannot be told apart, are reported', () => {
  const repeated = (rows: string[][]) =>
    findRepeated(read([titles, ...rows]).entries).map(({ row, column, code, values }) => [
      row,
      column,
      code,
      values['other'],
    ])
  const person = (name: string, subUnit: string, phone: string, email = '', unit = 'Sở Nội vụ') => [
    '',
    name,
    unit,
    subUnit,
    '',
    phone,
    email,
    '',
  ]
  assert.deepEqual(repeated([person('A', '', '0912345678'), person('B', '', '912345678')]), [
    [3, 'phone', 'roster_repeated', 2],
  ])
  assert.deepEqual(repeated([person('A', '', '', 'a@b.vn'), person('B', '', '', 'A@b.vn')]), [
    [3, 'email', 'roster_repeated', 2],
  ])
  assert.deepEqual(repeated([person('Lê A', '', ''), person('LE A', '', '')]), [
    [3, 'name', 'roster_same_name', 2],
  ])
  assert.deepEqual(repeated([person('A', 'X', ''), person('A', '', '')]), [
    [3, 'name', 'roster_same_name', 2],
  ])
  assert.deepEqual(repeated([person('A', '', '0912345678'), person('A', '', '')]), [
    [3, 'name', 'roster_same_name', 2],
  ])
  const apart = [
    [person('A', 'X', ''), person('A', 'Y', '')],
    [person('A', '', '0912345678'), person('A', '', '0912345679')],
    [person('A', '', ''), person('A', '', '', '', 'Sở Tư pháp')],
    [person('A', '', ''), person('B', '', '')],
  ]
  for (const rows of apart) assert.deepEqual(repeated(rows), [])
})

test('a birth date and a citizen number are read only where the contest asks for them', () => {
  const rows = [
    ['Họ tên', 'Đơn vị', 'Ngày sinh', 'Số CCCD'],
    ['A', 'Sở Nội vụ', '2/9/1985', '94085001234'],
  ]
  const unasked = read(rows)
  assert.deepEqual(unasked.ignored, ['Ngày sinh', 'Số CCCD'])
  assert.equal(unasked.entries[0]?.birthDate, null)
  assert.equal(unasked.entries[0]?.citizenNumber, null)
  const [asked] = read(rows, ['birth-date', 'citizen-number']).entries
  assert.equal(asked?.birthDate, '1985-09-02')
  assert.equal(asked?.citizenNumber, '094085001234')
  const wrong = [rows[0] ?? [], ['A', 'Sở Nội vụ', '31/2/1985', '12'], ['B', 'Sở Nội vụ', '', '']]
  assert.deepEqual(codes(wrong, ['birth-date', 'citizen-number']), [
    [2, 'Ngày sinh', '31/2/1985', 'roster_birth_date'],
    [2, 'Số CCCD', '12', 'roster_citizen_number'],
    [3, 'Ngày sinh', '', 'roster_required'],
    [3, 'Số CCCD', '', 'roster_required'],
  ])
})
