import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { parse } from 'yaml'
import { routeKinds } from '#src/request-lanes.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aContestantAt } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'

type AlertFile = {
  readonly groups: readonly {
    readonly rules: readonly { readonly alert: string; readonly expr: string }[]
  }[]
}

const read = async ({ app }: Application): Promise<ReadonlyMap<string, number>> => {
  const reply = await app.inject({ url: '/metrics' })
  assert.equal(reply.statusCode, 200, reply.body)
  assert.match(String(reply.headers['content-type']), /^text\/plain; version=0\.0\.4/u)
  const lines = reply.body.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const [, name = '', value] = /^([a-z_]+(?:\{[^}]*\})?) ([\d.e+-]+)$/u.exec(line) ?? []
      assert.ok(name !== '', `“${line}” is no line that Prometheus reads`)
      return [name, Number(value)] as const
    }),
  )
}

test('metrics tell of attempts, of what was acknowledged, of refusals and of the machine', async (t) => {
  const product = await startApplication(t)
  const { app, context } = product
  const contest = await aContest(context)
  const one = await aContestantAt(product, contest)
  const other = await aContestantAt(product, contest)
  const attempt = await one.begin()
  await other.begin()
  // Carrying on is no start.
  assert.equal((await one.start()).statusCode, 200)
  await one.save(attempt.id, 1, { 1: [1] })
  await one.save(attempt.id, 2, { 2: [1] })
  await one.submit(attempt.id, 3, { 3: [1] })
  assert.equal(
    (await one.save(attempt.id, 4, { 4: [1] })).json<{ code: string }>().code,
    'attempt_over',
  )
  await app.inject({ url: '/api/v1/me' })
  await app.inject({ url: '/nowhere' })

  const metrics = await read(product)
  const expected = {
    hoithi_attempts_open: 1,
    hoithi_starts_total: 2,
    hoithi_saves_total: 2,
    hoithi_submissions_total: 1,
    'hoithi_refusals_total{code="attempt_over"}': 1,
    'hoithi_refusals_total{code="unauthenticated"}': 1,
    'hoithi_requests_total{lane="starting",status="201"}': 2,
    'hoithi_requests_total{lane="answering",status="200"}': 3,
    'hoithi_requests_total{lane="reading",status="404"}': 1,
    'hoithi_request_seconds_count{lane="starting"}': 3,
    'hoithi_write_batch_rows_sum{write="save"}': 2,
    'hoithi_write_batch_rows_sum{write="start"}': 2,
    'hoithi_write_batch_seconds_count{write="end"}': 1,
    'hoithi_write_queue{write="save"}': 0,
    'hoithi_under_way{lane="answering"}': 0,
    'hoithi_waiting{lane="starting"}': 0,
    'hoithi_turned_away_total{lane="reading",reason="full"}': 0,
    hoithi_database_up: 1,
    'hoithi_database_waiting{pool="answers"}': 0,
    'hoithi_database_connections_most{pool="other"}': context.db.pool.options.max,
    hoithi_broken_requests_total: 0,
  }
  for (const [name, value] of Object.entries(expected)) assert.equal(metrics.get(name), value, name)
  for (const name of [
    'process_cpu_seconds_total',
    'process_resident_memory_bytes',
    'hoithi_heap_bytes',
    'hoithi_event_loop_busy_seconds_total',
  ])
    assert.ok((metrics.get(name) ?? 0) > 0, name)
  assert.ok(metrics.has('hoithi_event_loop_delay_seconds{quantile="0.99"}'))
})

test('metrics name no person, no address and no path', async (t) => {
  const product = await startApplication(t)
  const { app, context } = product
  const contest = await aContest(context)
  const contestant = await aContestantAt(product, contest)
  const attempt = await contestant.begin()
  for (const url of ['/a-page', '/api/v1/contests/a-contest', '/api/v1/attempts/an-attempt'])
    await app.inject({ url, headers: { cookie: contestant.cookie } })
  const { body } = await app.inject({ url: '/metrics' })
  const secrets = [attempt.id, contest.slug, contestant.cookie, '/a-', 'an-attempt', '127.0.0.1']
  for (const secret of secrets) assert.ok(!body.includes(secret), secret)
})

test('to others than this machine there are no metrics, unless they hold the token', async (t) => {
  const token = 'a-token-of-thirty-two-characters'
  const { app } = await startApplication(t, { config: { metricsToken: token } })
  const ask = async (headers: Record<string, string>, remoteAddress: string) =>
    (await app.inject({ url: '/metrics', headers, remoteAddress })).statusCode
  assert.equal(await ask({}, '127.0.0.1'), 200)
  assert.equal(await ask({}, '::1'), 200)
  assert.equal(await ask({}, '203.0.113.7'), 404)
  // The proxy on this machine passes on what comes from elsewhere.
  assert.equal(await ask({ 'x-forwarded-for': '203.0.113.7' }, '127.0.0.1'), 404)
  assert.equal(await ask({ 'x-forwarded-for': '127.0.0.1' }, '127.0.0.1'), 404)
  assert.equal(await ask({ authorization: `Bearer ${token}` }, '203.0.113.7'), 200)
  assert.equal(await ask({ authorization: `Bearer ${token}x` }, '203.0.113.7'), 404)
  assert.equal(await ask({ authorization: 'Bearer' }, '203.0.113.7'), 404)

  const { app: bare } = await startApplication(t)
  const reply = await bare.inject({
    url: '/metrics',
    headers: { authorization: 'Bearer null' },
    remoteAddress: '203.0.113.7',
  })
  assert.equal(reply.statusCode, 404)
})

test('a database that says nothing is told of, and does not hold the metrics up', async (t) => {
  const product = await startApplication(t)
  const { pool } = product.context.db
  const held = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()))
  t.after(() => held.forEach((client) => client.release()))
  const metrics = await read(product)
  assert.equal(metrics.get('hoithi_database_up'), 0)
  assert.equal(metrics.has('hoithi_attempts_open'), false)
  assert.equal(metrics.get('hoithi_database_connections{state="busy"}'), pool.options.max)
  while (held.length > 0) held.pop()?.release()
  while ((await read(product)).get('hoithi_database_up') === 0) await pause(10)
})

test('every route that the metrics tell apart is one', async (t) => {
  const { app } = await startApplication(t)
  for (const route of Object.keys(routeKinds)) {
    const [method = '', url = ''] = route.split(' ')
    assert.ok(app.hasRoute({ method, url }), route)
  }
})

test('the alerts of docs/operate.md ask for metrics that exist, and each has something to do', async (t) => {
  const page = await readFile(path.resolve(import.meta.dirname, '../../docs/operate.md'), 'utf8')
  const [, rules = ''] = /<!-- alerts -->\s+```\n([\s\S]*?)```/u.exec(page) ?? []
  const alerts = (parse(rules) as AlertFile).groups.flatMap((group) => group.rules)
  assert.ok(alerts.length >= 10)
  const { app } = await startApplication(t)
  // Once asked for, so that the histograms of a lane are there.
  await app.inject({ url: '/api/v1/attempts/none' })
  const { body } = await app.inject({ url: '/metrics' })
  for (const { alert, expr } of alerts) {
    assert.match(page, new RegExp(`\\| \`${alert}\` +\\| \\S`, 'u'), `${alert} has no row`)
    const names = expr.match(/\b(?:hoithi|process)_\w+/gu) ?? []
    for (const name of names)
      assert.ok(body.includes(`# TYPE ${name.replace(/_bucket$/u, '')} `), `${alert}: ${name}`)
  }
})
