import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import type { Attempt } from '#src/modules/attempt/schema.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt, type Contestant } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'

test('a connection cut between two statements of its holder does not end the process', async (t) => {
  const { context } = await startApplication(t)
  const { pool } = context.db
  const client = await pool.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const ended = new Promise<void>((resolve) => client.once('end', resolve))
  await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  await ended
  await assert.rejects(client.query('select 1'))
  client.release(true)
  assert.equal((await pool.query('select 1')).rowCount, 1)
})

test('where the database keeps silent contestants are told to come back, and then it goes on', async (t) => {
  const product = await startApplication(t)
  const contest = await aContest(product.context)
  const [saving, submitting, starting] = [
    await aContestantAt(product, contest),
    await aContestantAt(product, contest),
    await aContestantAt(product, contest),
  ]
  const saved = await saving.begin()
  const submitted = await submitting.begin()
  const blocker = new pg.Client(product.context.db.pool.options.connectionString)
  await blocker.connect()
  t.after(() => blocker.end())
  await blocker.query('begin')
  await blocker.query('lock table attempt in access exclusive mode')
  const refused = await Promise.all([
    saving.save(saved.id, 1, { 1: [2] }),
    submitting.submit(submitted.id, 1, { 1: [3] }),
    starting.start(),
  ])
  for (const reply of refused) {
    assert.equal(reply.statusCode, 503, reply.body)
    assert.ok(reply.headers['retry-after'])
    assert.equal(reply.json<{ code: string }>().code, 'server_busy')
  }
  await blocker.query('rollback')
  // What was given up may have been written or not: sent again it has the same end.
  assert.equal((await saving.save(saved.id, 1, { 1: [2] })).statusCode, 200)
  assert.equal((await submitting.submit(submitted.id, 1, { 1: [3] })).statusCode, 200)
  const answerOf = async (contestant: Contestant, id: string) =>
    (await contestant.show(id)).json<Attempt>().slots[0]?.answer
  assert.deepEqual(await answerOf(saving, saved.id), [2])
  assert.deepEqual(await answerOf(submitting, submitted.id), [3])
  assert.ok([200, 201].includes((await starting.start()).statusCode))
})
