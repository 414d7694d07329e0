import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { LongWork, LongWorkList, LongWorkOutcome } from '#src/modules/long-work/schema.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { Context } from '#src/platform/context.ts'
import type { Application } from './application.ts'
import { eventually } from './eventually.ts'

/** Somebody's way to their long work, in one session. */
export const longWorkOf = ({ app }: Pick<Application, 'app'>, cookie: string) => {
  const find = (id: string) => app.inject({ url: `/api/v1/long-work/${id}`, headers: { cookie } })
  const show = async (id: string): Promise<LongWorkOutcome> => {
    const reply = await find(id)
    assert.equal(reply.statusCode, 200, reply.body)
    return reply.json()
  }
  return {
    find,
    show,
    list: async () =>
      (await app.inject({ url: '/api/v1/long-work', headers: { cookie } })).json<LongWorkList>()
        .rows,
    forget: async (id: string) =>
      (await app.inject({ method: 'DELETE', url: `/api/v1/long-work/${id}`, headers: { cookie } }))
        .statusCode,
    /** Asks for an act as long work. */
    begin: async (url: string, payload: object | Buffer): Promise<LongWork> => {
      const type = Buffer.isBuffer(payload) ? 'application/octet-stream' : 'application/json'
      const reply = await app.inject({
        method: 'POST',
        url,
        headers: { cookie, prefer: 'respond-async', 'content-type': type, 'accept-language': 'vi' },
        payload,
      })
      assert.equal(reply.statusCode, 202, reply.body)
      const work = reply.json<LongWork>()
      assert.equal(reply.headers.location, `/api/v1/long-work/${work.id}`)
      return work
    },
    ended: (id: string): Promise<LongWorkOutcome> =>
      eventually('the end of the work', async () => {
        const work = await show(id)
        return work.state === 'running' ? null : work
      }),
  }
}

/** What came of a work, as its act replies. Throws where nothing did. */
export const bodyOf = ({ state, reply }: LongWorkOutcome): unknown => {
  if (reply === null) throw new Error(`nothing came of the work, which is ${state}`)
  return reply.body
}

/** Many people on the roster of a contest's first unit, still with their slips: by SQL. */
export const aCrowdWithSlips = async (
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  contest: Contest,
  people: number,
): Promise<void> => {
  await sql`
    with entered as (
      insert into person (username, name, search_name, password_hash, created_at)
      select 'dong-' || n, 'Người ' || n, 'nguoi ' || lpad(n::text, 5, '0'), 'slip$1$00$00',
        ${clock.now()}
      from generate_series(1, ${people}) as n returning id)
    insert into contestant (contest_id, person_id, unit_id, registered_at)
    select ${contest.id}, id, ${contest.units[0]?.id ?? 0}, ${clock.now()} from entered`.execute(
    db.query,
  )
}

/** Holds up whatever changes this person, until it is called. */
export const holdUp = async ({ db }: Pick<Context, 'db'>, username: string) => {
  const client = await db.pool.connect()
  await client.query('begin')
  await client.query('select from person where username = $1 for update', [username])
  return async (): Promise<void> => {
    await client.query('commit')
    client.release()
  }
}
