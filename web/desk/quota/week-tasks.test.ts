import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Week } from '#src/modules/quota/schema.ts'
import { quota } from '#web/phrases/vi/desk/quota.ts'
import { weekTasks } from './week-tasks.ts'

const asOf = '2021-10-10T00:00:00.000Z'
const due = '2021-10-09T00:00:00.000Z'
const calm: Week = {
  asOf,
  unit: { code: 'so-noi-vu', name: 'Sở Nội vụ' },
  own: {
    nominated: 10,
    registered: 10,
    tookPart: 10,
    staffCount: 50,
    required: 10,
    missing: 0,
    listDueAt: null,
    takePartDueAt: null,
    state: 'met',
  },
  round: { name: { vi: 'Đợt 1' }, startsAt: asOf, endsAt: asOf, isOpen: true },
  registrationsWaiting: 0,
  neverSignedIn: 0,
  notYetTakenPart: 0,
  subUnits: { total: 0, late: 0, staffMissing: 0 },
  mailFailures: 0,
}
const tasksOf = (week: Partial<Week>) =>
  weekTasks({ ...calm, ...week }, quota.week, (instant) => instant)

test('a unit that has all it needs has nothing to do', () => {
  assert.deepEqual(tasksOf({}), [])
})

test('what is late comes first, each with where to do it', () => {
  const own = {
    ...calm.own,
    nominated: 7,
    tookPart: 2,
    missing: 8,
    takePartDueAt: due,
    state: 'take-part-late' as const,
  }
  const tasks = tasksOf({
    own,
    neverSignedIn: 4,
    notYetTakenPart: 5,
    subUnits: { total: 3, late: 1, staffMissing: 0 },
  })
  assert.deepEqual(
    tasks.map(({ text, page, isLate }) => [text, page, isLate]),
    [
      [`Còn thiếu 8 người dự thi và đã quá hạn (${due}).`, 'roster', true],
      ['1 đơn vị trực thuộc quá hạn.', 'quotas', true],
      ['Danh sách cử còn thiếu 3 người so với chỉ tiêu.', 'roster', false],
      ['4 người chưa đăng nhập lần nào: phát phiếu đăng nhập cho họ.', 'slips', false],
    ],
  )
})

test('who has not taken part is told only while a round is open and no quota tells it', () => {
  const free = { ...calm.own, required: null, missing: null, state: 'free' as const }
  const texts = (week: Partial<Week>) => tasksOf({ own: free, ...week }).map(({ text }) => text)
  assert.deepEqual(texts({ notYetTakenPart: 5 }), ['5 người trong danh sách chưa dự thi.'])
  assert.deepEqual(texts({ notYetTakenPart: 5, round: null }), [])
})
