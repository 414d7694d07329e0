import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { foldForSearch, tidy } from './text.ts'

test('search ignores tone marks, đ and case', () => {
  assert.equal(foldForSearch('Đơn vị  SỰ NGHIỆP'), 'don vi su nghiep')
  assert.equal(foldForSearch('Sở Nội vụ'.normalize('NFD')), 'so noi vu')
})

test('tidying twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) =>
      assert.equal(tidy(tidy(text)), tidy(text)),
    ),
  )
})

test('tidying removes what Excel leaves behind', () => {
  assert.equal(tidy('\uFEFF Ban\u00A0Quản lý \n'), 'Ban Quản lý')
})

test('tidying leaves no sign that is not seen, and none that no database can hold', () => {
  assert.equal(tidy('Nguyễn\u0000 \u0001 Văn\u202e A\u00ad'), 'Nguyễn Văn A')
  assert.equal(tidy('e\u200b\u0301'), 'é')
  assert.ok(tidy('A\ud800').isWellFormed())
})
