import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Role } from '#src/modules/person/actor.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aContest, type ContestOptions } from '#test/factories/contest.ts'
import { aPerson, aSession, enrol, type TestPerson } from '#test/factories/people.ts'

/** Who asks. All but the public hold what they hold in a contest that runs and in one that closed. */
const visitors = [
  'public',
  'contestant',
  'newcomer',
  'contestantElsewhere',
  'coordinator',
  'questionWriter',
  'secretary',
  'organiser',
  'organiserElsewhere',
  'operator',
] as const
type Visitor = (typeof visitors)[number]
type Statuses = Readonly<Record<Visitor, number>>

type World = Application & {
  readonly running: Contest
  readonly closed: Contest
  readonly elsewhere: Contest
}

const roleOf: Partial<Record<Visitor, Role>> = {
  questionWriter: 'question_writer',
  secretary: 'secretary',
  organiser: 'organiser',
  organiserElsewhere: 'organiser',
}

const grantsOf = (world: World, visitor: Visitor) => {
  if (visitor === 'operator') return [{ role: 'operator' as const }]
  const contests = visitor.endsWith('Elsewhere') ? [world.elsewhere] : [world.running, world.closed]
  if (visitor === 'coordinator')
    return contests.map((contest) => {
      return { role: 'unit_coordinator' as const, contest, unitCode: 'so-1' }
    })
  const role = roleOf[visitor]
  return role === undefined ? [] : contests.map((contest) => ({ role, contest }))
}

/** Somebody new for each request, so that no line of the table depends on another. */
const arrive = async (world: World, visitor: Visitor): Promise<TestPerson> => {
  const isNew = visitor === 'newcomer'
  const grants = grantsOf(world, visitor)
  const person = await aPerson(world.context, { grants, mustSetPassword: isNew })
  if (visitor === 'contestant' || isNew) {
    await enrol(world.context, world.running, person)
    await enrol(world.context, world.closed, person)
  }
  if (visitor === 'contestantElsewhere') await enrol(world.context, world.elsewhere, person)
  return person
}

type Asked = { readonly person: TestPerson; readonly cookie: string | null }

type Line = {
  /** as the OpenAPI document names it */
  readonly route: string
  readonly about?: string
  readonly url?: (world: World, asked: Asked) => string | Promise<string>
  readonly payload?: (asked: Asked) => object
  readonly expected: Statuses
}

const all = (status: number): Statuses =>
  Object.fromEntries(visitors.map((visitor) => [visitor, status])) as Statuses

/** The public is asked to sign in, everybody else gets this status, but for those named. */
const signedIn = (status: number, others: Partial<Statuses> = {}): Statuses => ({
  ...all(status),
  public: 401,
  ...others,
})

const part = (contest: Contest, rest: string): string =>
  `/api/v1/contests/${contest.slug}/parts/kien-thuc/${rest}`

const startAttempt = async (world: World, cookie: string): Promise<string> => {
  const url = part(world.running, 'attempts')
  const reply = await world.app.inject({ method: 'POST', url, headers: { cookie } })
  assert.equal(reply.statusCode, 201, reply.body)
  return reply.json<{ id: string }>().id
}

/** An attempt that somebody else has open. */
const othersAttempt = async (world: World): Promise<string> => {
  const other = await arrive(world, 'contestant')
  return startAttempt(world, await aSession(world.context, other.id))
}

const answers = () => ({ sequence: 1, answers: { '1': [1] } })

// Not “403”: who is not its contestant does not learn whether the attempt exists.
const hidden = signedIn(404)

const lines: readonly Line[] = [
  { route: 'GET /healthz', expected: all(200) },
  {
    route: 'POST /api/v1/sessions',
    payload: ({ person: { username, password } }) => ({ username, password }),
    expected: all(201),
  },
  { route: 'DELETE /api/v1/sessions', expected: all(204) },
  { route: 'GET /api/v1/me', expected: signedIn(200) },
  {
    route: 'PUT /api/v1/me/password',
    payload: ({ person }) => ({ current: person.password, password: 'cầu dây văng mới' }),
    expected: signedIn(204),
  },
  { route: 'GET /api/v1/contests', expected: all(200) },
  {
    route: 'GET /api/v1/contests/{contest}',
    url: ({ running }) => `/api/v1/contests/${running.slug}`,
    expected: all(200),
  },
  {
    route: 'GET /api/v1/contests/{contest}/files/{*}',
    url: ({ running }) => `/api/v1/contests/${running.slug}/files/the-le.txt`,
    expected: all(200),
  },
  {
    route: 'GET /api/v1/contests/{contest}/turnout',
    url: ({ running }) => `/api/v1/contests/${running.slug}/turnout`,
    expected: all(200),
  },
  {
    route: 'GET /api/v1/contests/{contest}/parts/{part}/ranking',
    url: ({ running }) => part(running, 'ranking'),
    expected: all(200),
  },
  {
    route: 'GET /api/v1/contests/{contest}/parts/{part}/ranking/units',
    url: ({ running }) => part(running, 'ranking/units'),
    expected: all(200),
  },
  {
    route: 'POST /api/v1/contests/{contest}/parts/{part}/publications',
    url: ({ closed }) => part(closed, 'publications'),
    payload: () => ({}),
    expected: signedIn(403, { organiser: 201 }),
  },
  {
    route: 'GET /api/v1/contests/{contest}/parts/{part}/attempts',
    url: ({ running }) => part(running, 'attempts'),
    // one's own attempts: none, and why none can be started, for who is no contestant
    expected: signedIn(200),
  },
  {
    route: 'POST /api/v1/contests/{contest}/parts/{part}/attempts',
    url: ({ running }) => part(running, 'attempts'),
    expected: signedIn(403, { contestant: 201 }),
  },
  {
    route: 'GET /api/v1/attempts/{id}',
    about: 'of somebody else',
    url: async (world) => `/api/v1/attempts/${await othersAttempt(world)}`,
    expected: hidden,
  },
  {
    route: 'PUT /api/v1/attempts/{id}/answers',
    about: 'of somebody else',
    url: async (world) => `/api/v1/attempts/${await othersAttempt(world)}/answers`,
    payload: answers,
    expected: hidden,
  },
  {
    route: 'POST /api/v1/attempts/{id}/submission',
    about: 'of somebody else',
    url: async (world) => `/api/v1/attempts/${await othersAttempt(world)}/submission`,
    payload: answers,
    expected: hidden,
  },
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

const day = 86_400_000

const openWorld = async (t: TestContext): Promise<World> => {
  const application = await startApplication(t)
  const { context, clock } = application
  const now = clock.now().getTime()
  const document = { title: { vi: 'Thể lệ' }, number: null, date: null, issuer: null, url: null }
  const options: ContestOptions = {
    definition: { documents: [{ ...document, file: 'the-le.txt' }] },
    files: [{ path: 'the-le.txt', bytes: Buffer.from('Thể lệ') }],
  }
  const past = { start: new Date(now - 30 * day), end: new Date(now - day) }
  return {
    ...application,
    running: await aContest(context, options),
    closed: await aContest(context, { rounds: [past] }),
    elsewhere: await aContest(context, { rounds: [past] }),
  }
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
