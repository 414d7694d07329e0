import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskedPhone, searchWords } from './search.ts'

test('words are looked for in any order and without tone marks', () => {
  assert.deepEqual(searchWords('Nguyễn Văn A  Sở Nội vụ'), [
    'nguyen',
    'van',
    'a',
    'so',
    'noi',
    'vu',
  ])
  assert.deepEqual(searchWords('đặng Đặng'), ['dang'])
  assert.deepEqual(searchWords('   '), [])
})

test('a phone number is one word, however it is written', () => {
  assert.deepEqual(searchWords('0912 345 678'), ['0912345678'])
  assert.deepEqual(searchWords('+84 912.345.678'), ['0912345678'])
  assert.deepEqual(searchWords('678'), ['678'])
  assert.deepEqual(searchWords('so 2'), ['so', '2'])
})

test('of a phone the last three digits are told', () => {
  assert.equal(maskedPhone('0912345678'), '•••••••678')
  assert.equal(maskedPhone(null), null)
  assert.equal(maskedPhone('12'), '12')
})
