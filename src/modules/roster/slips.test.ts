import assert from 'node:assert/strict'
import { test } from 'node:test'
import { slipsAsCsv } from './slips.ts'

const slip = { username: 'nguyenvana', password: 'abcde23456', unit: 'Sở Nội vụ', subUnit: null }

test('slips are a CSV that Excel reads as UTF-8', () => {
  assert.equal(
    slipsAsCsv([{ ...slip, name: 'Nguyễn Văn A' }]),
    '\ufeffĐơn vị,Phòng ban,Họ và tên,Tên đăng nhập,Mật khẩu\r\n' +
      'Sở Nội vụ,,Nguyễn Văn A,nguyenvana,abcde23456\r\n',
  )
})

test('a cell that would be a formula is not one', () => {
  for (const name of ['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\tA', '＝1'])
    assert.match(slipsAsCsv([{ ...slip, name }]), /,"?'[^,]*,?.*nguyenvana/u, name)
})
