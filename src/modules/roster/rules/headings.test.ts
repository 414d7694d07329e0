import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findHeadings } from './headings.ts'

const found = (rows: string[][]) => {
  const headings = findHeadings(rows)
  return (
    headings && {
      lastRow: headings.lastRow,
      ignored: headings.ignored,
      columns: Object.fromEntries(headings.columns.map(({ field, column }) => [field, column])),
    }
  )
}

test('headings stand below a title, in Vietnamese', () => {
  const rows = [
    ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', '', '', '', '', '', ''],
    ['Danh sách thí sinh'],
    [],
    ['STT', ' Họ và tên ', 'Đơn vị', 'Phòng/Ban', 'Chức vụ', 'Số điện thoại (Zalo)', 'E-mail *'],
    ['1', 'Nguyễn Văn A', 'Sở Nội vụ', '', '', '', ''],
  ]
  assert.deepEqual(found(rows), {
    lastRow: 3,
    ignored: ['STT'],
    columns: { name: 1, unit: 2, 'sub-unit': 3, position: 4, phone: 5, email: 6 },
  })
})

test('headings may be English, decomposed, in capitals, or without tone marks', () => {
  assert.deepEqual(found([['Full name', 'Unit', 'Phone or email']])?.columns, {
    name: 0,
    unit: 1,
    contact: 2,
  })
  const decomposed = ['HỌ VÀ TÊN', 'ĐƠN VỊ CÔNG TÁC', 'SĐT'].map((text) => text.normalize('NFD'))
  assert.deepEqual(found([decomposed])?.columns, { name: 0, unit: 1, phone: 2 })
  assert.deepEqual(found([['ho ten', 'don vi']])?.columns, { name: 0, unit: 1 })
})

test('two lines of headings below a merged cell', () => {
  const rows = [
    ['TT', 'Họ và tên', 'Đơn vị', 'Thông tin liên hệ', ''],
    ['', '', '', 'Điện thoại', 'Email'],
    ['1', 'A', 'B', '0912345678', ''],
  ]
  assert.deepEqual(found(rows), {
    lastRow: 1,
    ignored: ['TT'],
    columns: { name: 1, unit: 2, phone: 3, email: 4 },
  })
})

test('a family name and a given name are two columns', () => {
  assert.deepEqual(found([['Họ đệm', 'Tên', 'Đơn vị']])?.columns, {
    'family-name': 0,
    'given-name': 1,
    unit: 2,
  })
})

test('no headings in the first ten rows is none', () => {
  assert.equal(found([['Nguyễn Văn A', 'Sở Nội vụ']]), null)
  assert.equal(found([...Array.from({ length: 10 }, () => []), ['Họ tên', 'Đơn vị']]), null)
})
