import assert from 'node:assert/strict'
import { test } from 'node:test'
import { searchFor } from './question-search.ts'

const question = {
  code: 'cau-017',
  stem: 'Đơn vị nào chủ trì?',
  options: ['Sở Nội vụ', 'Sở Tư pháp'].map((text) => ({ text, pinned: false, correct: false })),
}

test('words are found in code, stem and options, without tone marks and in any order', () => {
  for (const text of ['', ' ', 'don vi', 'CHỦ TRÌ', 'noi vu chu tri', 'cau-017', 'tư pháp'])
    assert.equal(searchFor(text)(question), true, text)
  for (const text of ['y te', 'don vi y te', 'cau-018'])
    assert.equal(searchFor(text)(question), false, text)
})
