import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aSession, type TestPerson } from '#test/factories/people.ts'
import { bankLines } from './roles/bank-lines.ts'
import { contestantLines } from './roles/contestant-lines.ts'
import { leadLines } from './roles/lead-lines.ts'
import { longWorkLines } from './roles/long-work-lines.ts'
import { liveLines } from './roles/live-lines.ts'
import { auditLines } from './roles/audit-lines.ts'
import { publicLines } from './roles/public-lines.ts'
import { quotaLines } from './roles/quota-lines.ts'
import { registrationLines } from './roles/registration-lines.ts'
import { rosterLines } from './roles/roster-lines.ts'
import { rankingLines } from './roles/ranking-lines.ts'
import { roleLines } from './roles/role-lines.ts'
import { setupLines } from './roles/setup-lines.ts'
import { contestUnitLines, subUnitLines, unitLines } from './roles/unit-lines.ts'
import { windowLines } from './roles/window-lines.ts'
import {
  answers,
  arrive,
  type Line,
  openWorld,
  startAttempt,
  type Visitor,
  visitors,
  type World,
} from './roles/world.ts'

const lines: readonly Line[] = [
  ...contestantLines,
  ...leadLines,
  ...liveLines,
  ...longWorkLines,
  ...auditLines,
  ...publicLines,
  ...bankLines,
  ...quotaLines,
  ...registrationLines,
  ...roleLines,
  ...rosterLines,
  ...setupLines,
  ...unitLines,
  ...windowLines,
  ...rankingLines,
  ...subUnitLines,
  ...contestUnitLines,
]

const ask = async (world: World, line: Line, visitor: Visitor, person: TestPerson) => {
  const cookie = visitor === 'public' ? null : await aSession(world.context, person.id)
  const asked = { person, cookie }
  const [method = '', path = ''] = line.route.split(' ')
  const url = line.url === undefined ? path : await line.url(world, asked)
  return world.app.inject({
    method: method as 'GET',
    url,
    ...(cookie === null ? {} : { headers: { cookie } }),
    ...(line.payload === undefined ? {} : { payload: line.payload(asked) }),
  })
}

const statusOf = async (world: World, line: Line, visitor: Visitor): Promise<string> => {
  const reply = await ask(world, line, visitor, await arrive(world, visitor))
  return reply.statusCode === line.expected[visitor]
    ? String(reply.statusCode)
    : `${reply.statusCode} ${reply.body}`
}

const operationsOf = async ({ app }: Application): Promise<string[]> => {
  const document = (await app.inject('/api/openapi.json')).json<{
    paths: Record<string, Record<string, unknown>>
  }>()
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  )
}

test('every route says what it does for whom, and no line is left of a route that is gone', async (t) => {
  const operations = await operationsOf(await startApplication(t))
  const named = new Set(lines.map(({ route }) => route))
  assert.deepEqual(operations.toSorted(), [...named].toSorted())
})

test('each route does for each visitor what its line says', async (t) => {
  const world = await openWorld(t)
  for (const line of lines)
    await t.test(`${line.route} ${line.about ?? ''}`.trim(), async () => {
      const found: Record<string, string> = {}
      for (const visitor of visitors) found[visitor] = await statusOf(world, line, visitor)
      const expected = Object.entries(line.expected).map(([who, status]) => [who, String(status)])
      assert.deepEqual(found, Object.fromEntries(expected))
    })
})

// What the page itself asks on which a password is set, with what leads there and what tells that it
// must be set first.
const beforeOwnPassword = new Set([
  'GET /api/v1/me',
  'PUT /api/v1/me/password',
  'GET /api/v1/desk',
  'GET /api/v1/contests/{contest}/parts/{part}/attempts',
])

test('who has no password of their own yet may do nothing else', async (t) => {
  const world = await openWorld(t)
  const otherwise: string[] = []
  for (const line of lines) {
    // Long work is its own doer's, who could have begun none.
    const isExempt = beforeOwnPassword.has(line.route) || line.route.includes('/long-work/{')
    if (line.expected.public !== 401 || isExempt) continue
    for (const visitor of visitors.filter((one) => line.expected[one] < 300)) {
      const reply = await ask(world, line, visitor, await arrive(world, visitor, true))
      const told = `${reply.statusCode} ${reply.json<{ code?: string }>().code}`
      if (told !== '403 password_not_set') otherwise.push(`${told}: ${line.route}, ${visitor}`)
    }
  }
  assert.deepEqual(otherwise, [])
})

test('a contestant may show, save and submit an attempt of their own', async (t) => {
  const world = await openWorld(t)
  const cookie = await aSession(world.context, (await arrive(world, 'contestant')).id)
  const id = await startAttempt(world, cookie)
  const askFor = async (method: 'GET' | 'PUT' | 'POST', rest: string): Promise<number> => {
    const url = `/api/v1/attempts/${id}${rest}`
    const payload = method === 'GET' ? {} : { payload: answers() }
    return (await world.app.inject({ method, url, headers: { cookie }, ...payload })).statusCode
  }
  assert.equal(await askFor('GET', ''), 200)
  assert.equal(await askFor('PUT', '/answers'), 200)
  assert.equal(await askFor('POST', '/submission'), 200)
})
