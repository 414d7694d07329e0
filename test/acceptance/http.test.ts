import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { Type } from 'typebox'
import { buildApp } from '#src/app.ts'
import { readConfig } from '#src/config.ts'
import { openDatabase } from '#src/platform/db/database.ts'
import type { HttpApp } from '#src/platform/http/http.ts'
import { type HttpOptions, openHttp } from '#src/platform/http/open-http.ts'
import { languages } from '#src/shared/language.ts'
import { startApplication, testClock } from '#test/factories/application.ts'

type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly values?: Readonly<Record<string, string>>
}

const Echo = Type.Object({
  name: Type.String({ minLength: 2 }),
  size: Type.Optional(Type.Integer()),
})
const Page = Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }) })
const password = 'mật khẩu rất bí mật'

/** The HTTP layer with routes of the test's own. */
const openBare = async (t: TestContext, overrides: Partial<HttpOptions> = {}) => {
  const lines: string[] = []
  const app = await openHttp({
    config: readConfig({}),
    clock: testClock('2021-10-01T09:00:00+07:00'),
    whoAsks: () => null,
    routeKinds: {},
    pageKind: () => ({ lane: 'reading' }),
    gate: { admit: () => true },
    log: { write: (line) => lines.push(line) },
    checkReplies: true,
    ...overrides,
  })
  app.post('/api/echo', { schema: { body: Echo, response: { 200: Echo } } }, (request) =>
    Promise.resolve(request.body),
  )
  app.get('/api/page', { schema: { querystring: Page, response: { 200: Page } } }, (request) =>
    Promise.resolve(request.query),
  )
  app.get('/api/address', (request, reply) => reply.type('text/plain').send(request.ip))
  app.post('/api/fault', { schema: { body: Echo } }, () => {
    throw new Error('something is broken inside')
  })
  t.after(() => app.close())
  return { app, lines }
}

const post = (app: HttpApp, headers: Record<string, string>, payload: object = { name: 'An' }) =>
  app.inject({ method: 'POST', url: '/api/echo', headers, payload })

test('an unknown path of the API is refused as a problem, in the language of the reader', async (t) => {
  const { app } = await startApplication(t)
  const said = new Set<string>()
  for (const language of languages) {
    const reply = await app.inject({
      url: '/api/v1/nothing-here',
      headers: { 'accept-language': `${language}-XX,fr;q=0.5` },
    })
    assert.equal(reply.statusCode, 404)
    assert.match(reply.headers['content-type'] ?? '', /^application\/problem\+json/u)
    const problem = reply.json<Problem>()
    assert.equal(problem.code, 'not_found')
    assert.equal(problem.title, 'not_found')
    assert.equal(problem.status, 404)
    assert.equal(problem.type, 'urn:hoithi:refusal:not_found')
    said.add(problem.detail)
  }
  assert.equal(said.size, languages.length)
})

test('the language chosen on the site goes before that of the browser; Vietnamese is the last resort', async (t) => {
  const { app } = await openBare(t)
  const ask = async (headers: Record<string, string>) =>
    (await post(app, headers, {})).json<Problem>().detail
  const vietnamese = await ask({})
  assert.match(vietnamese, /còn thiếu/u)
  assert.equal(await ask({ 'accept-language': 'fr' }), vietnamese)
  assert.match(
    await ask({ 'accept-language': 'vi', cookie: 'hoithi_language=en' }),
    /“name”: it is missing/u,
  )
})

test('an invalid request is told which field, and what was expected of it', async (t) => {
  const { app } = await openBare(t)
  for (const [payload, field, expected] of [
    [{}, 'name', 'it is missing'],
    [{ name: 7 }, 'name', 'it must be text'],
    [{ name: 'A' }, 'name', 'it needs at least 2 characters'],
    [{ name: 'An', size: '3' }, 'size', 'it must be a whole number'],
    [{ name: 'An', colour: 'red' }, 'colour', 'no field has this name'],
    [['An'], 'body', 'it must be a JSON object'],
  ] as const) {
    const reply = await post(app, { 'accept-language': 'en' }, payload)
    assert.equal(reply.statusCode, 400)
    const problem = reply.json<Problem>()
    assert.equal(problem.code, 'bad_request')
    assert.deepEqual(problem.values, { field, expected })
  }
})

test('numbers in a query are read, defaults filled in, unknown names refused', async (t) => {
  const { app } = await openBare(t)
  assert.deepEqual((await app.inject({ url: '/api/page?limit=20' })).json(), { limit: 20 })
  assert.deepEqual((await app.inject({ url: '/api/page' })).json(), { limit: 50 })
  const en = { 'accept-language': 'en' }
  const many = await app.inject({ url: '/api/page?limit=201', headers: en })
  assert.equal(many.json<Problem>().values?.['expected'], 'it must be 200 or less')
  const unknown = await app.inject({ url: '/api/page?page=2', headers: en })
  assert.equal(unknown.json<Problem>().values?.['field'], 'page')
})

test('only JSON is taken, and only so much of it', async (t) => {
  const { app } = await openBare(t)
  const send = (type: string, payload: string) =>
    app.inject({ method: 'POST', url: '/api/echo', headers: { 'content-type': type }, payload })
  const json = 'application/json'
  for (const [type, payload, status, code] of [
    ['text/plain', '{"name":"An"}', 415, 'unsupported_media_type'],
    ['application/x-www-form-urlencoded', 'name=An', 415, 'unsupported_media_type'],
    ['multipart/form-data; boundary=x', '--x--', 415, 'unsupported_media_type'],
    [json, `{"name":"${'n'.repeat(64 * 1024)}"}`, 413, 'too_large'],
    [json, '{"name":', 400, 'bad_request'],
    [json, '', 400, 'bad_request'],
    [json, '{"name":"An","__proto__":{"admin":true}}', 400, 'bad_request'],
  ] as const) {
    const reply = await send(type, payload)
    assert.equal(reply.statusCode, status, `${type} ${payload.slice(0, 40)}`)
    assert.equal(reply.json<Problem>().code, code)
  }
})

test('an address that can’t be read is refused as a problem', async (t) => {
  const { app } = await openBare(t)
  app.get('/api/things/:thing', (request, reply) => reply.send(request.params))
  for (const url of ['/api/%zz', '/%E0%A4%A', `/api/things/${'x'.repeat(200)}`]) {
    const reply = await app.inject({ url })
    assert.equal(reply.json<Problem>().code, 'bad_request', url)
    assert.equal(reply.statusCode, 400, url)
  }
})

test('what is no HTTP at all is answered with a problem, and the connection closed', async (t) => {
  const { app } = await openBare(t)
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  for (const [sent, code] of [
    ['xin chào\r\n\r\n', 'bad_request'],
    [`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 'too_large'],
  ] as const) {
    const socket = connect(Number(port), '127.0.0.1')
    socket.end(sent)
    const answer = (await text(socket)).split('\r\n\r\n')
    assert.match(answer[0] ?? '', /^HTTP\/1\.1 4\d\d /u)
    assert.equal((JSON.parse(answer[1] ?? '') as Problem).code, code)
  }
})

test('nothing changes at the bidding of another site’s page', async (t) => {
  const config = readConfig({ PUBLIC_URL: 'https://hoithi.example.vn' })
  const { app } = await openBare(t, { config })
  const host = 'hoithi.internal:3000'
  for (const [headers, status] of [
    [{}, 200],
    [{ origin: 'http://hoithi.internal:3000' }, 200],
    [{ origin: 'https://hoithi.example.vn', 'sec-fetch-site': 'same-site' }, 200],
    [{ origin: 'https://hoithi.example.vn' }, 200],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ 'sec-fetch-site': 'none' }, 200],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site', origin: 'https://other.example.vn' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
  ] as const) {
    const reply = await post(app, { host, ...headers })
    assert.equal(reply.statusCode, status, JSON.stringify(headers))
    if (status === 403) assert.equal(reply.json<Problem>().code, 'cross_origin')
  }
  const read = await app.inject({ url: '/api/page', headers: { 'sec-fetch-site': 'cross-site' } })
  assert.equal(read.statusCode, 200)
})

test('a fault gives its request’s id to the visitor, and the stack to the log alone', async (t) => {
  const { app, lines } = await openBare(t)
  const reply = await app.inject({
    method: 'POST',
    url: '/api/fault?secret=query',
    headers: { cookie: 'hoithi_session=secret-token', 'accept-language': 'en' },
    payload: { name: password },
  })
  assert.equal(reply.statusCode, 500)
  const problem = reply.json<Problem>()
  assert.equal(problem.code, 'fault')
  assert.ok(!reply.payload.includes('broken inside') && !reply.payload.includes('.ts'))
  const id = problem.values?.['request'] ?? ''
  assert.ok(problem.detail.includes(id) && id.length > 4)
  const log = lines.join('')
  assert.ok(log.includes(id) && log.includes('something is broken inside'))
  for (const secret of [password, 'secret-token', 'secret=query']) assert.ok(!log.includes(secret))
})

test('at the level of debug, requests are logged without bodies and cookies', async (t) => {
  const { app, lines } = await openBare(t, { config: readConfig({ LOG_LEVEL: 'debug' }) })
  await post(app, { cookie: 'hoithi_session=secret-token' }, { name: password })
  const log = lines.join('')
  assert.ok(log.includes('/api/echo'))
  for (const secret of [password, 'secret-token']) assert.ok(!log.includes(secret))
})

test('with the database down, the server says that it is busy and when to come back', async (t) => {
  const { context } = await startApplication(t)
  const db = openDatabase('postgres://nobody@127.0.0.1:1/none', {
    connections: 4,
    onError: (error) => t.diagnostic(error.message),
  })
  const config = { ...context.config, logLevel: 'silent' } as const
  const app = await buildApp({ ...context, db, config }, { web: null, checkReplies: true })
  t.after(async () => {
    await app.close()
    await db.close()
  })
  const reply = await app.inject({ url: '/api/v1/contests' })
  assert.equal(reply.statusCode, 503)
  assert.equal(reply.json<Problem>().code, 'server_busy')
  assert.match(String(reply.headers['retry-after']), /^\d+$/u)
  const health = await app.inject({ url: '/healthz' })
  assert.equal(health.statusCode, 503)
  assert.deepEqual(health.json(), { status: 'down' })
})

test('/healthz answers while the database does', async (t) => {
  const { app } = await startApplication(t)
  const health = await app.inject({ url: '/healthz' })
  assert.equal(health.statusCode, 200)
  assert.deepEqual(health.json(), { status: 'up' })
})

test('replies of the API are kept by no cache and are never a page', async (t) => {
  const { app } = await openBare(t)
  const { headers } = await post(app, {})
  assert.equal(headers['cache-control'], 'no-store')
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.match(String(headers['content-security-policy']), /default-src 'none'/u)
})

test('a client may take only so long to send its request', async (t) => {
  const { app } = await openBare(t)
  assert.ok(app.server.headersTimeout > 0 && app.server.headersTimeout <= 15_000)
  assert.ok(app.server.requestTimeout > 0 && app.server.requestTimeout <= 30_000)
})

test('the visitor’s address is that of the connection unless a trusted proxy tells it', async (t) => {
  const forwarded = { 'x-forwarded-for': '203.0.113.7, 198.51.100.9' }
  for (const [setting, seen] of [
    ['0', '10.0.0.5'],
    ['1', '198.51.100.9'],
    ['2', '203.0.113.7'],
    ['10.0.0.0/8', '198.51.100.9'],
    ['loopback', '10.0.0.5'],
  ] as const) {
    const { app } = await openBare(t, { config: readConfig({ TRUST_PROXY: setting }) })
    const reply = await app.inject({
      url: '/api/address',
      headers: forwarded,
      remoteAddress: '10.0.0.5',
    })
    assert.equal(reply.payload, seen, `TRUST_PROXY=${setting}`)
  }
})

test('a reply that its schema does not declare fails in tests', async (t) => {
  const { app, lines } = await openBare(t)
  const declared = Type.Object({ rows: Type.Array(Type.Object({ rank: Type.Integer() })) })
  const schema = { response: { 200: declared } }
  const send = (url: string, payload: unknown) =>
    app.get(url, { schema }, () => Promise.resolve(payload as never))
  send('/api/right', { rows: [{ rank: 1 }] })
  send('/api/unknown', { rows: [{ rank: 1, key: [2] }] })
  send('/api/missing', {})
  send('/api/wrong', { rows: [{ rank: 'first' }] })
  assert.equal((await app.inject({ url: '/api/right' })).statusCode, 200)
  for (const url of ['/api/unknown', '/api/missing', '/api/wrong']) {
    assert.equal((await app.inject({ url })).statusCode, 500, url)
  }
  assert.match(lines.join(''), /must NOT have additional properties/u)
})

type AskApi = (request: {
  method: string
  path: string
  headers: Record<string, string>
}) => Promise<{ status: number; body: string }>

test('pages are the web app’s, which asks the API inside the process as the visitor', async (t) => {
  const asked: string[] = []
  const { app } = await startApplication(t, {
    config: { trustProxy: ['loopback'] },
    web: async (request, response) => {
      const raw = request as unknown as Record<symbol, AskApi & string>
      const ask = raw[Symbol.for('hoithi.api')]
      asked.push(request.url ?? '', String(raw[Symbol.for('hoithi.origin')]))
      const headers = { 'accept-language': 'en' }
      const reply = await ask?.({ method: 'GET', path: '/api/v1/contests/khong-co', headers })
      response.setHeader('content-type', 'text/html')
      response.end(reply?.body)
    },
  })
  const headers = { host: 'hoithi.example.vn', 'x-forwarded-proto': 'https' }
  const page = await app.inject({ url: '/contests/khong-co?x=1', headers })
  assert.equal(page.statusCode, 200)
  assert.deepEqual(asked, ['/contests/khong-co?x=1', 'https://hoithi.example.vn'])
  assert.equal((JSON.parse(page.payload) as Problem).status, 404)
  assert.equal(page.headers['x-content-type-options'], 'nosniff')
  assert.ok('permissions-policy' in page.headers)

  for (const [method, url] of [
    ['GET', '/api/v1/khong-co'],
    ['GET', '/api'],
    ['POST', '/contests'],
    ['DELETE', '/'],
  ] as const) {
    const reply = await app.inject({ method, url })
    assert.equal(reply.statusCode, 404, `${method} ${url}`)
    assert.equal(reply.json<Problem>().code, 'not_found')
  }
  assert.equal(asked.length, 2, 'none of these reached the web app')

  // A first visit is sent them with every file, so a file has only those that mean something there.
  const script = await app.inject({ url: '/_app/immutable/workers/main.js', headers })
  assert.equal(script.headers['x-content-type-options'], 'nosniff')
  assert.ok(!('permissions-policy' in script.headers))
})

type Schemas = Readonly<Record<string, unknown>>

const findSchemas = (part: unknown, found: Schemas[] = []): readonly Schemas[] => {
  if (typeof part !== 'object' || part === null) return found
  for (const [key, value] of Object.entries(part)) {
    if (key === 'schema' && typeof value === 'object') found.push(value as Schemas)
    else findSchemas(value, found)
  }
  return found
}

test('the API describes itself as OpenAPI 3.1, every route with its replies', async (t) => {
  const { app } = await startApplication(t)
  const reply = await app.inject({ url: '/api/openapi.json' })
  assert.equal(reply.statusCode, 200)
  const description = reply.json<{
    openapi: string
    paths: Record<string, Record<string, { responses: Record<string, unknown> }>>
  }>()
  assert.match(description.openapi, /^3\.1\./u)
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const paths = new Set(operations.map(({ method, path }) => `${method} ${path}`))
  for (const route of [
    'get /healthz',
    'post /api/v1/sessions',
    'get /api/v1/contests/{contest}',
    'post /api/v1/contests/{contest}/parts/{part}/attempts',
    'put /api/v1/attempts/{id}/answers',
    'get /api/v1/contests/{contest}/parts/{part}/ranking',
  ]) {
    assert.ok(paths.has(route), route)
  }
  for (const { path, method, operation } of operations) {
    const replies = Object.keys(operation.responses)
    assert.ok(
      replies.some((status) => status.startsWith('2')),
      `${method} ${path} declares no success`,
    )
  }
  const schemas = findSchemas(description.paths)
  assert.ok(schemas.length > 20)
  const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true } })
  for (const schema of schemas) {
    assert.ok(ajv.validateSchema(schema), JSON.stringify(schema))
  }
  assert.doesNotMatch(reply.payload, /"\$ref":/u, 'nothing points elsewhere')
})
