import assert from 'node:assert/strict'
import { test } from 'node:test'
import { quota as phrases } from '#web/phrases/vi/desk/quota.ts'
import { quotaSentence } from './quota-sentence.ts'

const none = {
  unitGroup: null,
  least: null,
  staffOver: null,
  percent: null,
  listDueAt: null,
  takePartDueAt: null,
}
const say = (quota: Partial<Parameters<typeof quotaSentence>[0]>) =>
  quotaSentence({ ...none, ...quota }, phrases.sentence, (instant) => instant)

test('each kind of quota reads as a sentence', () => {
  assert.equal(say({ least: 2 }), 'Mỗi đơn vị: ít nhất 2 người.')
  assert.equal(
    say({ unitGroup: 'Phòng', least: 3, staffOver: 5 }),
    'Mỗi đơn vị thuộc khối Phòng: ít nhất 3 người nếu biên chế trên 5 người.',
  )
  assert.equal(
    say({ percent: 30, listDueAt: 'A', takePartDueAt: 'B' }),
    'Mỗi đơn vị: ít nhất 30% số biên chế; lập danh sách trước A; dự thi trước B.',
  )
})
