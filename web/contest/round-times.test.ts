import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roundTimes } from './round-times.ts'

const round = (endsAt: string, startsAt = '2021-09-15T00:00:00Z') => ({
  code: 'chinh-thuc',
  kind: 'official' as const,
  name: { vi: 'Chính thức' },
  startsAt,
  endsAt,
})
const part = (code: string, own: ReturnType<typeof round>) => ({
  code,
  kind: 'video' as const,
  name: { vi: code },
  weight: null,
  rounds: [own],
  quiz: null,
})
const october = round('2021-10-15T17:00:00Z')
const november = round('2021-11-15T17:00:00Z')
const at = (serverTime: string, ...parts: ReturnType<typeof part>[]) =>
  roundTimes({ rounds: [october], parts, serverTime })[0]

test('parts that are open at the same times are told as one', () => {
  const told = at('2021-10-16T00:00:00Z', part('mot', november), part('hai', november))
  assert.deepEqual(
    told?.times.map(({ part: own, endsAt }) => [own, endsAt]),
    [[null, november.endsAt]],
  )
  assert.equal(told?.state, 'running')
})

test('a part with a window of its own makes each part tell its times', () => {
  const parts = [part('mot', october), part('hai', november)]
  const told = at('2021-10-16T00:00:00Z', ...parts)
  assert.deepEqual(
    told?.times.map(({ part: own, endsAt }) => [own?.code, endsAt]),
    [
      ['mot', october.endsAt],
      ['hai', november.endsAt],
    ],
  )
  assert.equal(told?.state, 'running')
  assert.equal(at('2021-11-15T17:00:00Z', ...parts)?.state, 'closed')
  assert.equal(at('2021-09-14T17:00:00Z', ...parts)?.state, 'coming')
  const later = part('ba', round('2021-12-02T00:00:00Z', '2021-12-01T00:00:00Z'))
  assert.equal(at('2021-11-20T00:00:00Z', ...parts, later)?.state, 'coming')
})
