import assert from 'node:assert/strict'
import { test } from 'node:test'
import { periodOf, stateAt } from './state.ts'

const at = (text: string): Date => new Date(text)
const round = (kind: 'trial' | 'official', startsAt: string, endsAt: string) => ({
  kind,
  startsAt: at(startsAt),
  endsAt: at(endsAt),
})

test('the period spans the official rounds and leaves the trial out', () => {
  const rounds = [
    round('trial', '2026-01-01T00:00Z', '2026-01-02T00:00Z'),
    round('official', '2026-03-01T00:00Z', '2026-03-02T00:00Z'),
    round('official', '2026-02-01T00:00Z', '2026-02-02T00:00Z'),
  ]
  const period = periodOf([{ rounds }])
  assert.deepEqual(period, { startsAt: at('2026-02-01T00:00Z'), endsAt: at('2026-03-02T00:00Z') })
})

test('the period spans the rounds as they are for every part', () => {
  const quiz = { rounds: [round('official', '2026-02-01T00:00Z', '2026-03-01T00:00Z')] }
  const video = { rounds: [round('official', '2026-01-20T00:00Z', '2026-03-09T00:00Z')] }
  assert.deepEqual(periodOf([quiz, video]), {
    startsAt: at('2026-01-20T00:00Z'),
    endsAt: at('2026-03-09T00:00Z'),
  })
})

test('the state changes at the very start and the very end', () => {
  const period = { startsAt: at('2026-02-01T00:00Z'), endsAt: at('2026-03-01T00:00Z') }
  assert.equal(stateAt(period, at('2026-01-31T23:59:59.999Z')), 'coming')
  assert.equal(stateAt(period, at('2026-02-01T00:00Z')), 'running')
  assert.equal(stateAt(period, at('2026-02-28T23:59:59.999Z')), 'running')
  assert.equal(stateAt(period, at('2026-03-01T00:00Z')), 'closed')
})
