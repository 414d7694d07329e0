import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Role } from '#src/modules/person/actor.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aContest, type ContestOptions } from '#test/factories/contest.ts'
import { aPerson, aSession, enrol, type TestPerson } from '#test/factories/people.ts'

/** Who asks. All but the public hold what they hold in a contest that runs and in one that closed. */
export const visitors = [
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
export type Visitor = (typeof visitors)[number]
export type Statuses = Readonly<Record<Visitor, number>>

export type World = Application & {
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
export const arrive = async (
  world: World,
  visitor: Visitor,
  mustSetPassword = visitor === 'newcomer',
): Promise<TestPerson> => {
  const grants = grantsOf(world, visitor)
  const person = await aPerson(world.context, { grants, mustSetPassword })
  if (visitor === 'contestant' || visitor === 'newcomer') {
    await enrol(world.context, world.running, person)
    await enrol(world.context, world.closed, person)
  }
  if (visitor === 'contestantElsewhere') await enrol(world.context, world.elsewhere, person)
  return person
}

export type Asked = { readonly person: TestPerson; readonly cookie: string | null }

export type Line = {
  /** as the OpenAPI document names it */
  readonly route: string
  readonly about?: string
  readonly url?: (world: World, asked: Asked) => string | Promise<string>
  readonly payload?: (asked: Asked) => object
  readonly expected: Statuses
}

export const all = (status: number): Statuses =>
  Object.fromEntries(visitors.map((visitor) => [visitor, status])) as Statuses

/** The public is asked to sign in, everybody else gets this status, but for those named. */
export const signedIn = (status: number, others: Partial<Statuses> = {}): Statuses => ({
  ...all(status),
  public: 401,
  ...others,
})

export const part = (contest: Contest, rest: string): string =>
  `/api/v1/contests/${contest.slug}/parts/kien-thuc/${rest}`

export const startAttempt = async (world: World, cookie: string): Promise<string> => {
  const url = part(world.running, 'attempts')
  const reply = await world.app.inject({ method: 'POST', url, headers: { cookie } })
  assert.equal(reply.statusCode, 201, reply.body)
  return reply.json<{ id: string }>().id
}

/** An attempt that somebody else has open. */
export const othersAttempt = async (world: World): Promise<string> => {
  const other = await arrive(world, 'contestant')
  return startAttempt(world, await aSession(world.context, other.id))
}

export const answers = () => ({ sequence: 1, answers: { '1': [1] } })

// Not “403”: who is not its contestant does not learn whether the attempt exists.
export const hidden = signedIn(404)

const day = 86_400_000

/** The contests that the table is about: one that runs, two that closed. */
export const openWorld = async (t: TestContext): Promise<World> => {
  const application = await startApplication(t)
  const { context, clock } = application
  const now = clock.now().getTime()
  const document = { title: { vi: 'Thể lệ' }, number: null, date: null, issuer: null, url: null }
  const options: ContestOptions = {
    definition: {
      documents: [{ ...document, file: 'the-le.txt' }],
      registration: { open: true, fields: [] },
    },
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
