import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blueprint as en } from '#web/phrases/en/desk/blueprint.ts'
import { blueprint as vi } from '#web/phrases/vi/desk/blueprint.ts'
import { tellPapers } from './tell-papers.ts'

test('the number of papers is told as people say it, never more than there are', () => {
  const told = (papers: bigint) => tellPapers(papers, 'vi', vi.papers)
  assert.equal(told(0n), 'chưa ra được đề nào')
  assert.equal(told(1n), 'có đúng 1 đề khác nhau')
  assert.equal(told(999_999n), 'có đúng 999.999 đề khác nhau')
  assert.equal(told(3_299_999n), 'có hơn 3,2 triệu đề khác nhau')
  assert.equal(told(12_000_000_000n), 'có hơn 12 tỷ đề khác nhau')
  assert.equal(told(10n ** 18n), 'có hơn 1 tỷ tỷ đề khác nhau')
  assert.equal(told(1_158_842_962_551_142_293_984n), 'có hơn 10²¹ đề khác nhau')
  assert.equal(tellPapers(3_299_999n, 'en', en.papers), 'more than 3.2 million different papers')
})
