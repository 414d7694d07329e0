import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reminderLetter, reminderText, shortLine } from './reminder-text.ts'

const office = {
  name: 'Phòng Nội vụ',
  nominated: 4,
  tookPart: 1,
  required: 3,
  listDueAt: null,
  takePartDueAt: new Date('2021-10-10T17:00:00Z'),
}

test('a unit is told what it has, what it lacks and until when', () => {
  assert.equal(
    shortLine(office),
    'Phòng Nội vụ: đã cử 4, đã dự thi 1/3, còn thiếu 2 (hạn dự thi 10/10/2021, 24:00)',
  )
  assert.equal(
    shortLine({ ...office, required: null, takePartDueAt: null }),
    'Phòng Nội vụ: chưa khai số biên chế nên chưa tính được chỉ tiêu',
  )
})

test('the text to copy numbers the units below the sender’s own words', () => {
  const school = { ...office, name: 'Trường Chính trị', takePartDueAt: null }
  assert.equal(
    reminderText(
      'Đề nghị các đơn vị khẩn trương.',
      [office, school],
      new Date('2021-10-01T02:00:00Z'),
    ),
    [
      'Đề nghị các đơn vị khẩn trương.',
      '',
      'Tính đến 1/10/2021, 09:00, còn 2 đơn vị chưa đủ chỉ tiêu:',
      '1. Phòng Nội vụ: đã cử 4, đã dự thi 1/3, còn thiếu 2 (hạn dự thi 10/10/2021, 24:00)',
      '2. Trường Chính trị: đã cử 4, đã dự thi 1/3, còn thiếu 2',
    ].join('\n'),
  )
})

test('a letter speaks to its reader of their own unit alone', () => {
  const link = 'https://hoithi.example.vn/desk'
  const letter = reminderLetter('Xin nhắc.', { unit: office, recipient: 'Trần Bảo', link })
  assert.ok(letter.startsWith('Kính gửi Trần Bảo,\n\nXin nhắc.\n\nPhòng Nội vụ: '))
  assert.ok(letter.endsWith(`Việc cần làm: ${link}`))
})
