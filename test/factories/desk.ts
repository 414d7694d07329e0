import type { TestContext } from 'node:test'
import { sql } from 'kysely'
import type { Contest } from '#src/modules/contest/contest.ts'
import { ensureSubUnits } from '#src/modules/contest/ensure-sub-units.ts'
import type { Context } from '#src/platform/context.ts'
import { type Application, type ApplicationOverrides, startApplication } from './application.ts'
import { aContest, type ContestOptions } from './contest.ts'
import { aPerson, aSession } from './people.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** Somebody's desk: asks below the address of a unit. */
export const deskOf =
  ({ app }: Application, contest: Contest, cookie: string, unit = 'so-1') =>
  async (method: Method, path: string, payload?: object) => {
    const reply = await app.inject({
      method,
      url: `/api/v1/contests/${contest.slug}/units/${unit}${path}`,
      headers: { cookie },
      ...(payload === undefined ? {} : { payload }),
    })
    return { status: reply.statusCode, body: reply.body, read: reply.json.bind(reply) }
  }

/** A session of somebody who coordinates a unit. */
export const aCoordinator = async (
  context: Context,
  contest: Contest,
  unitCode = 'so-1',
): Promise<string> => {
  const grants = [{ role: 'unit_coordinator' as const, contest, unitCode }]
  return aSession(context, (await aPerson(context, { grants })).id)
}

/** An application with a contest, and the desk of its first unit as opened for its coordinator. */
export const openDesk = async (
  t: TestContext,
  { now, ...options }: ContestOptions & Pick<ApplicationOverrides, 'now'> = {},
) => {
  const application = await startApplication(t, now === undefined ? {} : { now })
  const contest = await aContest(application.context, options)
  const cookie = await aCoordinator(application.context, contest)
  return { ...application, contest, cookie, ask: deskOf(application, contest, cookie) }
}

const unitIdOf = (contest: Contest, code: string): number =>
  contest.units.find((unit) => unit.code === code)?.id ?? 0

/** A sub-unit of the contest’s first unit; gives its id. */
export const aSubUnit = async (
  context: Context,
  contest: Contest,
  name: string,
): Promise<number> => {
  const ids = await context.db.query.transaction().execute((transaction) =>
    ensureSubUnits(transaction, {
      contestId: contest.id,
      unitId: unitIdOf(contest, 'so-1'),
      names: [name],
      now: context.clock.now(),
    }),
  )
  return [...ids.values()][0] ?? 0
}

/** What the audit trail says, in its order. */
export const acts = async (context: Context): Promise<unknown[]> =>
  (
    await sql<{ kind: string; subject: string; changes: unknown }>`
      select kind, subject, changes from act order by id`.execute(context.db.query)
  ).rows
