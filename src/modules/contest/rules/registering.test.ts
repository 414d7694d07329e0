import assert from 'node:assert/strict'
import { test } from 'node:test'
import { registeringAt } from './registering.ts'

const round = {
  id: 1,
  code: 'vong-1',
  kind: 'official' as const,
  name: { vi: 'Vòng 1' },
  startsAt: new Date('2021-09-15T00:00:00Z'),
  endsAt: new Date('2021-10-15T17:00:00Z'),
}
const part = {
  id: 1,
  code: 'kien-thuc',
  kind: 'quiz' as const,
  name: { vi: 'Kiến thức' },
  weight: null,
  rounds: [round],
  quiz: null,
}

test('people register until the last official round ends, where the edition lets them', () => {
  const at = (now: string, open?: boolean) =>
    registeringAt(
      { registration: { ...(open === undefined ? {} : { open }), fields: [] }, parts: [part] },
      new Date(now),
    )
  assert.equal(at('2021-09-01T00:00:00Z', true), 'open')
  assert.equal(at('2021-10-15T16:59:59Z', true), 'open')
  assert.equal(at('2021-10-15T17:00:00Z', true), 'over')
  assert.equal(at('2021-09-20T00:00:00Z'), 'never')
  assert.equal(at('2021-09-20T00:00:00Z', false), 'never')
})
