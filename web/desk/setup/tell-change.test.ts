import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Settings } from '#src/modules/pack/schema.ts'
import { settings as phrases } from '#web/phrases/vi/desk/settings.ts'
import { cleanSettings } from './clean-settings.ts'
import { durationOf, durationParts } from './duration-parts.ts'
import { tellChange } from './tell-change.ts'

const settings = {
  parts: [{ code: 'kien-thuc', kind: 'quiz', name: { vi: 'Phần thi kiến thức' } }],
  rounds: [
    { code: 'chinh-thuc', kind: 'official', name: { vi: 'Thi chính thức' }, start: '', end: '' },
  ],
} as unknown as Settings

const tell = (field: string, from: unknown, to: unknown): string => {
  const told = tellChange({ field, from, to }, settings, phrases.changes)
  return `${told.field}: ${told.from} → ${told.to}`
}

test('a change is told as people would say it', () => {
  assert.equal(tell('name.vi', 'Một', 'Hai'), 'Tên hội thi: Một → Hai')
  assert.equal(
    tell('parts.kien-thuc.quiz.timeLimit', '10m', '1h30m'),
    'Phần thi – “Phần thi kiến thức” – Thời gian làm bài: 10 phút → 1 giờ 30 phút',
  )
  assert.equal(
    tell('rounds.chinh-thuc.end', '2021-10-16T00:00', '2021-10-20T17:00'),
    'Đợt thi – “Thi chính thức” – Giờ đóng: hết Thứ Sáu, 15/10/2021 → 17:00 Thứ Tư, 20/10/2021',
  )
  assert.equal(
    tell('parts.kien-thuc.quiz.attempts', 'unlimited', { perRound: 2 }),
    'Phần thi – “Phần thi kiến thức” – Số lượt thi: thi không giới hạn số lần, lấy lần cao nhất → mỗi đợt thi tối đa 2 lần, lấy lần cao nhất',
  )
  assert.equal(
    tell('ranking.visibility', 'live', 'hidden'),
    'Xếp hạng – Ai xem bảng xếp hạng: ai cũng xem ngay → ẩn đến khi công bố',
  )
  assert.equal(tell('rules.3', null, { vi: 'Điều ba' }), 'Thể lệ – mục 3: chưa có → Điều ba')
})

test('a topic is called by its name', () => {
  const change = { field: 'parts.kien-thuc.quiz.blueprint.0.topic', from: 'thu-tuc', to: 'chi-so' }
  const topics = new Map([['thu-tuc', 'Thủ tục hành chính']])
  const told = tellChange(change, settings, phrases.changes, topics)
  assert.deepEqual([told.from, told.to], ['Thủ tục hành chính', 'chi-so'])
})

test('what a form left empty is left out, but for the Vietnamese text', () => {
  const typed = {
    name: { vi: '', en: '' },
    documents: [{ title: { vi: 'a' }, number: '', issuer: { vi: '' } }],
  }
  assert.deepEqual(cleanSettings(typed as unknown as Settings), {
    name: { vi: '' },
    documents: [{ title: { vi: 'a' } }],
  })
})

test('a duration comes apart and together', () => {
  assert.deepEqual(durationParts('1h30m'), { minutes: 90, seconds: 0 })
  assert.equal(durationOf(90, 0), '90m')
  assert.equal(durationOf(1, 30), '1m30s')
  assert.equal(durationOf(0, 0), '0s')
  assert.equal(durationParts('soon'), null)
})
