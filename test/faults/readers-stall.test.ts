import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'
import { eventually } from '#test/factories/eventually.ts'

test('while every reader hangs on a table answers are saved, and more readers are told to come back', async (t) => {
  const product = await startApplication(t)
  const contest = await aContest(product.context)
  const contestant = await aContestantAt(product, contest)
  const attempt = await contestant.begin()
  const origin = await product.app.listen({ host: '127.0.0.1', port: 0 })
  t.after(() => product.app.server.closeAllConnections())
  const blocker = new pg.Client(product.context.db.pool.options.connectionString)
  await blocker.connect()
  t.after(() => blocker.end())
  await blocker.query('begin')
  await blocker.query('lock table standing in access exclusive mode')
  const part = contest.parts[0]?.code ?? ''
  const read = (limit: number) =>
    fetch(`${origin}/api/v1/contests/${contest.slug}/parts/${part}/ranking?limit=${limit}`)
  const hanging = Array.from({ length: 100 }, (_, index) => read(index + 1))
  await eventually('the lane of the readers is full', async () => {
    const { body } = await product.app.inject({ url: '/metrics' })
    return body.includes('hoithi_under_way{lane="reading"} 100\n') ? true : null
  })
  const refused = await read(101)
  assert.equal(refused.status, 503)
  assert.ok(Number(refused.headers.get('retry-after')) >= 1)
  const saved = await fetch(`${origin}/api/v1/attempts/${attempt.id}/answers`, {
    method: 'PUT',
    headers: { cookie: contestant.cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ sequence: 1, answers: { 1: [1] } }),
  })
  assert.equal(saved.status, 200)
  await blocker.query('rollback')
  const statuses = new Set((await Promise.all(hanging)).map(({ status }) => status))
  assert.deepEqual(
    [...statuses].filter((status) => status !== 200 && status !== 503),
    [],
  )
  assert.equal((await read(102)).status, 200)
})
