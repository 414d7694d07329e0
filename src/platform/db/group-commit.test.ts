import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { groupCommit, type GroupOptions } from './group-commit.ts'

type Write = { readonly key: string; readonly value: number }

// A commit that the test lets through, batch by batch, and that tells what it was given.
const controlled = (change: Partial<GroupOptions<Write, number>> = {}) => {
  const batches: (readonly Write[])[] = []
  const gates: PromiseWithResolvers<void>[] = []
  const gate = (index: number): PromiseWithResolvers<void> =>
    (gates[index] ??= Promise.withResolvers<void>())
  const commit = async (items: readonly Write[]): Promise<readonly number[]> => {
    batches.push(items)
    await gate(batches.length - 1).promise
    return items.map((item) => item.value * 10)
  }
  const write = groupCommit<Write, number>({
    keyOf: (item) => item.key,
    commit,
    largestBatch: 100,
    longestQueue: 100,
    ...change,
  })
  const release = (index: number): void => gate(index).resolve()
  const keys = () => batches.map((batch) => batch.map((item) => `${item.key}${item.value}`))
  return { write, release, keys }
}

test('what arrives while a batch is under way goes together, in the order of keys', async () => {
  const { write, release, keys } = controlled()
  const first = write({ key: 'm', value: 1 })
  await turn()
  const others = ['c', 'a', 'b'].map((key, index) => write({ key, value: index + 2 }))
  release(0)
  assert.deepEqual(await first, { ok: true, value: 10 })
  release(1)
  assert.deepEqual(
    (await Promise.all(others)).map((outcome) => outcome.ok && outcome.value),
    [20, 30, 40],
  )
  assert.deepEqual(keys(), [['m1'], ['a3', 'b4', 'c2']])
})

test('what arrives in one turn of the event loop goes together at once', async () => {
  const { write, release, keys } = controlled()
  const writes = ['b', 'a'].map((key) => write({ key, value: 1 }))
  assert.deepEqual(keys(), [])
  release(0)
  await Promise.all(writes)
  assert.deepEqual(keys(), [['a1', 'b1']])
})

test('two of one key go one after the other, in the order of arrival', async () => {
  const { write, release, keys } = controlled()
  const writes = [
    write({ key: 'm', value: 1 }),
    write({ key: 'a', value: 2 }),
    write({ key: 'a', value: 3 }),
  ]
  release(0)
  await writes[1]
  release(1)
  await writes[2]
  assert.deepEqual(keys(), [['a2', 'm1'], ['a3']])
})

test('a batch has at most its size, and a full queue says busy', async () => {
  const { write, release, keys } = controlled({ largestBatch: 2, longestQueue: 3 })
  const first = write({ key: 'm', value: 0 })
  await turn()
  const waiting = ['a', 'b', 'c'].map((key) => write({ key, value: 1 }))
  assert.deepEqual(await write({ key: 'd', value: 1 }), {
    ok: false,
    refusal: { code: 'server_busy' },
  })
  release(0)
  await first
  release(1)
  await waiting[0]
  release(2)
  await Promise.all(waiting)
  assert.deepEqual(keys(), [['m0'], ['a1', 'b1'], ['c1']])
})

const sqlError = (code: string): Error => Object.assign(new Error(code), { code })

test('a row that the database refuses fails alone', async () => {
  const batches: number[] = []
  const write = groupCommit<Write, number>({
    keyOf: (item) => item.key,
    commit: (items) => {
      batches.push(items.length)
      return items.some((item) => item.value < 0)
        ? Promise.reject(sqlError('23514'))
        : Promise.resolve(items.map((item) => item.value))
    },
    largestBatch: 10,
    longestQueue: 10,
  })
  const settled = await Promise.allSettled(
    [1, 2, -1, 3].map((value, index) => write({ key: String(index), value })),
  )
  assert.deepEqual(
    settled.map((one) => one.status),
    ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  )
  assert.deepEqual(batches, [4, 1, 1, 1, 1])
})

test('a lost connection fails the batch once, and the next batch is tried', async () => {
  let calls = 0
  const write = groupCommit<Write, number>({
    keyOf: (item) => item.key,
    commit: (items) => {
      calls += 1
      return calls === 1
        ? Promise.reject(sqlError('57P01'))
        : Promise.resolve(items.map((item) => item.value))
    },
    largestBatch: 10,
    longestQueue: 10,
  })
  const settled = await Promise.allSettled(
    [1, 2, 3].map((value) => write({ key: String(value), value })),
  )
  assert.deepEqual(
    settled.map((one) => one.status),
    ['rejected', 'rejected', 'rejected'],
  )
  assert.equal(calls, 1)
  assert.deepEqual(await write({ key: 'a', value: 4 }), { ok: true, value: 4 })
})
