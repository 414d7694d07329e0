import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SendOutcome } from './answer-sender.ts'
import { waitInLine } from './wait-in-line.ts'

const busy = (detail: string, retryAfterMs = 4000): SendOutcome<string> => ({
  kind: 'busy',
  retryAfterMs,
  detail,
})
const done: SendOutcome<string> = { kind: 'done', value: 'paper' }

const wait = async (replies: readonly SendOutcome<string>[], goesOn = () => true) => {
  const left = [...replies]
  const told: string[] = []
  const pauses: number[] = []
  const outcome = await waitInLine({
    start: () => Promise.resolve(left.shift() ?? done),
    tell: (detail) => told.push(detail),
    pause: (ms) => {
      pauses.push(ms)
      return Promise.resolve(goesOn())
    },
    random: () => 0.5,
  })
  return { outcome, told, pauses }
}

test('it comes back when it was told to, says each place, and ends with the paper', async () => {
  const { outcome, told, pauses } = await wait([busy('thứ 3'), busy('thứ 1', 1000), done])
  assert.deepEqual(outcome, done)
  assert.deepEqual(told, ['thứ 3', 'thứ 1'])
  assert.deepEqual(pauses, [4000, 1000])
})

test('a network that goes away ends no waiting, but no waiting begins without a server', async () => {
  const away: SendOutcome<string> = { kind: 'unreachable' }
  assert.deepEqual((await wait([busy('thứ 2'), away, away])).outcome, done)
  assert.deepEqual((await wait([away])).outcome, away)
})

test('a refusal that waiting does not change ends it, and so does whoever waits', async () => {
  const closed: SendOutcome<string> = { kind: 'refused', detail: 'Đã đóng', code: 'closed' }
  assert.deepEqual((await wait([busy(''), closed])).outcome, closed)
  assert.equal((await wait([busy('')], () => false)).outcome, null)
})

test('who comes an instant before the opening comes again, but not for ever', async () => {
  const early: SendOutcome<string> = { kind: 'refused', detail: '', code: 'not_open_yet' }
  assert.deepEqual((await wait([early, early])).outcome, done)
  assert.deepEqual((await wait(Array.from({ length: 20 }, () => early))).outcome, early)
})
