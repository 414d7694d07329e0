import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aSession } from '#test/factories/people.ts'
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

const statusOf = async (world: World, line: Line, visitor: Visitor): Promise<string> => {
  const person = await arrive(world, visitor)
  const cookie = visitor === 'public' ? null : await aSession(world.context, person.id)
  const asked = { person, cookie }
  const [method = '', path = ''] = line.route.split(' ')
  const url = line.url === undefined ? path : await line.url(world, asked)
  const reply = await world.app.inject({
    method: method as 'GET',
    url,
    ...(cookie === null ? {} : { headers: { cookie } }),
    ...(line.payload === undefined ? {} : { payload: line.payload(asked) }),
  })
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

test('a contestant may show, save and submit an attempt of their own', async (t) => {
  const world = await openWorld(t)
  const cookie = await aSession(world.context, (await arrive(world, 'contestant')).id)
  const id = await startAttempt(world, cookie)
  const ask = async (method: 'GET' | 'PUT' | 'POST', rest: string): Promise<number> => {
    const url = `/api/v1/attempts/${id}${rest}`
    const payload = method === 'GET' ? {} : { payload: answers() }
    return (await world.app.inject({ method, url, headers: { cookie }, ...payload })).statusCode
  }
  assert.equal(await ask('GET', ''), 200)
  assert.equal(await ask('PUT', '/answers'), 200)
  assert.equal(await ask('POST', '/submission'), 200)
})
