import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageRounds, phaseAt } from './phase.ts'

const round = (code: string, kind: 'trial' | 'official', startsAt: string, endsAt: string) => ({
  code,
  kind,
  name: { vi: code },
  startsAt,
  endsAt,
})
const rounds = [
  round('chinh-thuc', 'official', '2020-11-14T17:00:00Z', '2020-12-15T17:00:00Z'),
  round('thu', 'trial', '2020-11-11T17:00:00Z', '2020-11-14T17:00:00Z'),
]
const codeAt = (instant: string): string => {
  const phase = phaseAt(rounds, new Date(instant))
  return phase.kind === 'over' ? 'over' : `${phase.kind} ${phase.round.code}`
}

test('the phase turns at the very instants of the rounds', () => {
  assert.equal(codeAt('2020-11-11T16:59:59.999Z'), 'awaited thu')
  assert.equal(codeAt('2020-11-11T17:00:00Z'), 'open thu')
  assert.equal(codeAt('2020-11-14T17:00:00Z'), 'open chinh-thuc')
  assert.equal(codeAt('2020-12-15T16:59:59.999Z'), 'open chinh-thuc')
  assert.equal(codeAt('2020-12-15T17:00:00Z'), 'over')
})

test('what is over tells when its last official round ended', () => {
  assert.deepEqual(phaseAt(rounds, new Date('2021-01-01T00:00:00Z')), {
    kind: 'over',
    endedAt: '2020-12-15T17:00:00.000Z',
  })
})

test('the rounds of a page are those of the quiz, with its own windows', () => {
  const own = [round('chinh-thuc', 'official', '2020-11-14T17:00:00Z', '2020-12-20T17:00:00Z')]
  const part = { code: 'video', name: { vi: 'Video' }, weight: null, rounds }
  const quiz = {
    questions: 15,
    timeLimitMs: 600_000,
    attemptsPerRound: null,
    review: 'never' as const,
    marks: 'after-attempt' as const,
    assumed: [],
  }
  const video = { ...part, kind: 'video' as const, quiz: null }
  const knowledge = { ...part, kind: 'quiz' as const, rounds: own, quiz }
  assert.equal(pageRounds({ rounds, parts: [video, knowledge] }), own)
  assert.equal(pageRounds({ rounds, parts: [video] }), rounds)
})

test('between two rounds the next one is awaited; of two open ones the official one is meant', () => {
  const three = [
    round('hai', 'official', '2021-03-01T00:00:00Z', '2021-04-01T00:00:00Z'),
    round('mot', 'official', '2021-01-01T00:00:00Z', '2021-02-01T00:00:00Z'),
    round('thu', 'trial', '2021-01-01T00:00:00Z', '2021-02-01T00:00:00Z'),
  ]
  assert.deepEqual(phaseAt(three, new Date('2021-02-10T00:00:00Z')), {
    kind: 'awaited',
    round: three[0],
  })
  assert.deepEqual(phaseAt(three, new Date('2021-01-10T00:00:00Z')), {
    kind: 'open',
    round: three[1],
  })
})
