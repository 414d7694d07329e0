import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorkLine } from './work-line.ts'

test('at most so many run, so many wait in turn, and the rest are sent away', async () => {
  const line = openWorkLine(2, 3)
  const begun: number[] = []
  const finish: (() => void)[] = []
  const work = (index: number) => () =>
    new Promise<number>((resolve) => {
      begun.push(index)
      finish.push(() => resolve(index))
    })
  const replies = [0, 1, 2, 3, 4, 5].map((index) => line.run(work(index)))
  assert.deepEqual(begun, [0, 1])
  assert.equal(await replies[5], null)
  for (const [index, reply] of replies.slice(0, 5).entries()) {
    finish[index]?.()
    assert.equal(await reply, index)
  }
  assert.deepEqual(begun, [0, 1, 2, 3, 4])
})

test('a failure hands its place over too', async () => {
  const line = openWorkLine(1, 1)
  const failing = line.run(() => Promise.reject(new Error('no')))
  const next = line.run(() => Promise.resolve('yes'))
  await assert.rejects(failing, /no/u)
  assert.equal(await next, 'yes')
  assert.equal(await line.run(() => Promise.resolve('again')), 'again')
})
