import assert from 'node:assert/strict'
import { setImmediate as settled } from 'node:timers/promises'
import { test } from 'node:test'
import type { HeldAttempt } from './attempt.ts'
import { openTurns, type Turn } from './turns.ts'

const attempt = (id: string): HeldAttempt => ({
  id,
  contestId: 1,
  partId: 1,
  roundId: 1,
  personId: 1,
  number: 1,
  kind: 'official',
  paper: [],
  startedAt: new Date(0),
  deadlineAt: new Date(1),
  graceMs: 0,
  sheet: {},
  sequence: 0,
  revision: 0,
  savedAt: null,
  creditMs: 0,
  ending: null,
  counts: false,
  ruledOutFor: null,
})

/** Work that goes on until it is let go. */
const longWork = () => {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const taken: Turn[] = []
  const work = (turn: Turn): Promise<void> => {
    taken.push(turn)
    return promise
  }
  return { work, taken, end: resolve, fail: reject }
}

test('work on one attempt waits for the work before it, also where that fails; on others not', async () => {
  const turns = openTurns(10)
  const [first, second, other] = [longWork(), longWork(), longWork()]
  const failed = turns.inTurn('a', first.work)
  const done = turns.inTurn('a', second.work)
  void turns.inTurn('b', other.work)
  await settled()
  assert.deepEqual([first.taken.length, second.taken.length, other.taken.length], [1, 0, 1])
  first.fail(new Error('no'))
  await assert.rejects(failed, /no/u)
  await settled()
  assert.equal(second.taken[0], first.taken[0])
  second.end()
  await done
})

test('what is written in a turn is known afterwards, until it is forgotten', async () => {
  const turns = openTurns(10)
  const held = attempt('a')
  turns.keep(held, [])
  assert.equal(turns.known('a'), held)
  const next = { ...held, revision: 1 }
  await turns.inTurn('a', async (turn) => {
    assert.equal(turn.attempt, held)
    turn.attempt = next
  })
  assert.equal(turns.known('a'), next)
  turns.forget('a')
  assert.equal(turns.known('a'), undefined)
  turns.keep(held, [])
  turns.forgetAll()
  assert.equal(turns.known('a'), undefined)
})

test('an attempt that is forgotten while it is worked on keeps its turns in order', async () => {
  for (const forget of [
    (turns: ReturnType<typeof openTurns>) => turns.forget('a'),
    (turns: ReturnType<typeof openTurns>) => turns.forgetAll(),
    (turns: ReturnType<typeof openTurns>) => turns.keep(attempt('b'), []),
  ]) {
    const turns = openTurns(1)
    turns.keep(attempt('a'), [])
    const [first, second] = [longWork(), longWork()]
    const before = turns.inTurn('a', first.work)
    forget(turns)
    assert.equal(turns.known('a'), undefined)
    const after = turns.inTurn('a', second.work)
    await settled()
    assert.equal(second.taken.length, 0)
    first.end()
    await before
    await settled()
    assert.equal(second.taken.length, 1)
    second.end()
    await after
  }
})

test('beyond the most, those begun longest ago are forgotten', () => {
  const turns = openTurns(3)
  for (const id of ['a', 'b', 'c', 'd']) turns.keep(attempt(id), [])
  assert.deepEqual(
    ['a', 'b', 'c', 'd'].map((id) => turns.known(id) !== undefined),
    [false, true, true, true],
  )
})
