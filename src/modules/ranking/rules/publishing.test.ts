import assert from 'node:assert/strict'
import { test } from 'node:test'
import { obstacleToPublishing } from './publishing.ts'

const round = (kind: 'trial' | 'official', endsAt: string) => ({
  id: 1,
  code: 'dot',
  kind,
  name: { vi: 'Đợt' },
  startsAt: new Date('2021-09-15T00:00:00Z'),
  endsAt: new Date(endsAt),
})
const rounds = [
  round('official', '2021-10-01T00:00:00Z'),
  round('official', '2021-10-15T17:00:00Z'),
]
const open = { stage: 'open', rounds, openAttempts: 0 } as const
const after = new Date('2021-10-15T17:00:00Z')

test('results are published from the very end of the last official round', () => {
  assert.equal(obstacleToPublishing(open, after), null)
  assert.deepEqual(obstacleToPublishing(open, new Date('2021-10-01T00:00:00Z')), {
    code: 'round_still_running',
    values: { endsAt: '15/10/2021, 24:00' },
  })
})

test('a trial that still runs holds nothing up', () => {
  const trial = round('trial', '2021-12-01T00:00:00Z')
  assert.equal(obstacleToPublishing({ ...open, rounds: [...rounds, trial] }, after), null)
})

test('attempts that have not ended, and a contest that nobody sees, hold it up', () => {
  assert.deepEqual(obstacleToPublishing({ ...open, openAttempts: 3 }, after), {
    code: 'attempts_still_open',
    values: { open: 3 },
  })
  assert.equal(
    obstacleToPublishing({ ...open, stage: 'draft' }, after)?.code,
    'contest_without_results',
  )
})
