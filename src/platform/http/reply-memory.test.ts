import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type KeptReply, openReplyMemory } from './reply-memory.ts'

const reply = (text: string): KeptReply => ({ headers: {}, body: Buffer.from(text), etag: text })
const limits = { bytes: 1_000_000, replies: 3 }

test('a reply is made once for all who ask meanwhile, and is as old as its beginning', async () => {
  const memory = openReplyMemory(limits)
  const { promise, resolve } = Promise.withResolvers<KeptReply>()
  let made = 0
  const make = () => {
    made += 1
    return promise
  }
  const both = [memory.make('a', 1000, make), memory.make('a', 1400, make)]
  resolve(reply('one'))
  assert.deepEqual(await Promise.all(both), [reply('one'), reply('one')])
  assert.equal(made, 1)
  assert.equal(memory.atHand('a', 1500)?.ageMs, 500)
})

test('what was begun before everything was dropped is not kept, nor waited for', async () => {
  const memory = openReplyMemory(limits)
  const { promise, resolve } = Promise.withResolvers<KeptReply>()
  const old = memory.make('a', 0, () => promise)
  memory.drop()
  const fresh = await memory.make('a', 1, () => Promise.resolve(reply('new')))
  resolve(reply('old'))
  assert.equal((await old)?.etag, 'old')
  assert.equal(fresh?.etag, 'new')
  assert.equal(memory.atHand('a', 2)?.reply.etag, 'new')
})

test('what is not to be kept, or failed, is made again', async () => {
  const memory = openReplyMemory(limits)
  assert.equal(await memory.make('a', 0, () => Promise.resolve(null)), null)
  await assert.rejects(memory.make('a', 0, () => Promise.reject(new Error('no'))))
  assert.equal(memory.atHand('a', 0), null)
  assert.equal((await memory.make('a', 0, () => Promise.resolve(reply('x'))))?.etag, 'x')
})

test('never more than agreed, in number and in bytes, and a very large reply not at all', async () => {
  const memory = openReplyMemory({ bytes: 100_000, replies: 3 })
  const fill = (key: string, size: number) =>
    memory.make(key, 0, () => Promise.resolve(reply('x'.repeat(size))))
  for (let index = 0; index < 50; index += 1) await fill(`k${index}`, 10)
  const held = Array.from({ length: 50 }, (_, index) => memory.atHand(`k${index}`, 0) !== null)
  assert.equal(held.filter(Boolean).length, 3)
  await fill('huge', 50_000)
  assert.equal(memory.atHand('huge', 0), null)
  for (let index = 0; index < 50; index += 1) await fill(`l${index}`, 9000)
  assert.ok(memory.bytes() <= 100_000)
})
