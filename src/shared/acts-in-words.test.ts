import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { actInWords, changeInWords, kindInWords, valueInWords } from './acts-in-words.ts'

test('an act reads as a sentence after the name of who did it', () => {
  assert.equal(
    actInWords({ kind: 'role.grant', subject: 'Trần Thị Bình' }, 'vi'),
    'giao việc cho Trần Thị Bình',
  )
  assert.equal(actInWords({ kind: 'role.grant', subject: '$& Bình' }, 'en'), 'gave $& Bình a role')
})

test('a kind that nobody named reads decently all the same', () => {
  assert.equal(
    actInWords({ kind: 'quota.undo', subject: 'Sở Y tế' }, 'vi'),
    'hoàn tác chỉ tiêu: Sở Y tế',
  )
  assert.equal(actInWords({ kind: 'well-known.do-it', subject: 'X' }, 'vi'), 'do it well known: X')
})

test('a kind is called by its sentence where one is chosen', () => {
  assert.equal(kindInWords('role.grant', 'vi'), 'Giao việc cho')
  assert.equal(kindInWords('role.grant', 'en'), 'Gave a role')
  assert.equal(kindInWords('quota.undo', 'vi'), 'Hoàn tác chỉ tiêu')
  assert.equal(kindInWords('contest-units.choose', 'vi'), 'Đổi danh sách đơn vị của hội thi')
  assert.equal(kindInWords('sub-unit.add', 'vi'), 'Thêm đơn vị trực thuộc')
})

test('a change says from what to what', () => {
  const cases: readonly [string, unknown, unknown, string][] = [
    ['phone', '0912345678', null, 'Điện thoại: 0912345678 → trống'],
    ['role', null, 'unit_coordinator', 'Việc: Đầu mối đơn vị'],
    ['quiz.timeLimitMs', 600_000, 900_000, 'Thời gian làm bài: 10 phút → 15 phút'],
    [
      'endsAt',
      '2021-10-15T17:00:00.000Z',
      '2021-10-20T17:00:00.000Z',
      'Đóng lúc: 15/10/2021, 24:00 → 20/10/2021, 24:00',
    ],
    [
      'rounds.vong-1.end',
      '2021-10-15T24:00',
      '2021-10-20T24:00',
      'Kết thúc (vong-1): 15/10/2021, 24:00 → 20/10/2021, 24:00',
    ],
    [
      'rounds.vong-2',
      null,
      { name: { vi: 'Vòng 2', en: 'Round 2' }, kind: 'trial' },
      'Các đợt (vong-2): Tên: Vòng 2, Loại: thi thử',
    ],
    ['name.vi', 'Cũ', 'Mới', 'Tên: Cũ → Mới'],
    ['birthDate', '1990-02-03', '1990-03-02', 'Ngày sinh: 3/2/1990 → 2/3/1990'],
    ['nominated', false, true, 'Được cử: không → có'],
    ['citizenNumber', null, null, 'Số định danh'],
    ['la', 'x', ['a', { least: 2, percent: null }], 'la: x → a; Ít nhất: 2'],
  ]
  for (const [field, from, to, said] of cases)
    assert.equal(changeInWords({ field, from, to }, 'vi'), said)
})

test('any value that a trail can hold is told without a fault', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (value, field) => {
      assert.equal(typeof valueInWords(value, 'vi', field), 'string')
    }),
  )
})
