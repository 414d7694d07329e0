import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setup } from '#web/phrases/vi/desk/setup.ts'
import { tellPoints } from './check-points.ts'

test('points are told by what they keep from opening, with where they are mended', () => {
  const values = { count: 3, total: 46, example: 'Sở Y tế' }
  const told = tellPoints(
    [
      { code: 'rules', blocks: true, done: false, values: {} },
      { code: 'coordinators', blocks: false, done: false, values },
      { code: 'period', blocks: true, done: true, values: { name: 'Thi' } },
      { code: 'unheard-of', blocks: true, done: false, values: {} },
    ],
    setup.points,
  )
  assert.deepEqual(told, {
    blocking: [{ code: 'rules', said: 'Chưa có thể lệ.', place: '/settings#rules' }],
    advised: [
      {
        code: 'coordinators',
        said: '3/46 đơn vị chưa có đầu mối, ví dụ Sở Y tế.',
        place: '/roles',
      },
    ],
    done: [
      {
        code: 'period',
        said: 'Thời gian thi chính thức còn ở phía trước.',
        place: '/settings#rounds',
      },
    ],
  })
})
