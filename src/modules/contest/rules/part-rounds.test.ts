import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RoundDefinition } from '../definition.ts'
import { partRounds } from './part-rounds.ts'

const round = (code: string, start: string, end: string): RoundDefinition => ({
  code,
  kind: 'official',
  name: { vi: code },
  start,
  end,
})
const rounds = [
  round('mot', '2021-09-01T00:00:00Z', '2021-09-10T00:00:00Z'),
  round('hai', '2021-10-01T00:00:00Z', '2021-10-10T00:00:00Z'),
]

test('a part without windows has the rounds as they are', () => {
  assert.deepEqual(partRounds(rounds, {}), rounds)
  assert.deepEqual(partRounds(rounds, { windows: [] }), rounds)
})

test('a window of the part stands in for its round, inside of it or beyond, and for no other', () => {
  const window = { round: 'hai', start: '2021-10-02T00:00:00Z', end: '2021-10-20T00:00:00Z' }
  assert.deepEqual(partRounds(rounds, { windows: [window] }), [
    rounds[0],
    round('hai', window.start, window.end),
  ])
})
