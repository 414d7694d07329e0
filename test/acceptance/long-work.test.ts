import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { forgetOldWork, keepWork } from '#src/modules/long-work/keep-work.ts'
import { runnerOf } from '#src/modules/long-work/runner.ts'
import type { RosterPage, Slips } from '#src/modules/roster/schema.ts'
import { testClock } from '#test/factories/application.ts'
import { anotherProcess } from '#test/factories/another-process.ts'
import { aCoordinator, acts, openDesk } from '#test/factories/desk.ts'
import { eventually } from '#test/factories/eventually.ts'
import { aCrowdWithSlips, bodyOf, holdUp, longWorkOf } from '#test/factories/long-work.ts'
import { aSession, signIn } from '#test/factories/people.ts'
import { runProgram } from '#test/factories/program.ts'
import { temporaryFolder } from '#test/factories/temporary-folder.ts'

const people = 600

const openCrowd = async (t: Parameters<typeof openDesk>[0]) => {
  const desk = await openDesk(t)
  const { contest, context, cookie } = desk
  await aCrowdWithSlips(context, contest, people)
  const unit = `/api/v1/contests/${contest.slug}/units/so-1`
  return { ...desk, unit, slips: `${unit}/slips`, own: longWorkOf(desk, cookie) }
}

const hashOf = async (
  { db }: Awaited<ReturnType<typeof openDesk>>['context'],
  username: string,
): Promise<string> => {
  const { rows } = await sql<{ hash: string }>`
    select password_hash as hash from person where username = ${username}`.execute(db.query)
  return rows[0]?.hash ?? ''
}

test('how far it is is seen from another process while it runs; who left comes back to the outcome', async (t) => {
  const desk = await openCrowd(t)
  const { context, own, slips } = desk
  const second = await anotherProcess(t, desk)
  const there = longWorkOf(second, desk.cookie)
  const goOn = await holdUp(context, 'dong-550')
  const work = await own.begin(slips, { whom: 'all' })
  assert.deepEqual([work.state, work.subject, work.unit], ['running', 'Sở số 1', 'so-1'])

  const seen = await eventually('the second chunk', async () => {
    const shown = await there.show(work.id)
    return shown.done === 500 ? shown : null
  })
  assert.deepEqual([seen.stage, seen.total, seen.kept, seen.reply], ['writing', people, null, null])
  assert.deepEqual(
    (await there.list()).map(({ id, kind, done }) => [id, kind, done]),
    [[work.id, 'slip.issue', 500]],
  )
  assert.equal((await acts(context)).length, 0)
  const again = await desk.app.inject({
    method: 'POST',
    url: slips,
    headers: { cookie: desk.cookie, prefer: 'respond-async' },
    payload: { whom: 'all' },
  })
  assert.equal(again.json<{ code: string }>().code, 'work_under_way')
  assert.equal(await own.forget(work.id), 409)

  await goOn()
  const ended = await there.ended(work.id)
  assert.deepEqual([ended.state, ended.done, ended.reply?.status], ['done', people, 201])
  assert.equal((bodyOf(ended) as Slips).slips.length, people)
  assert.equal((await acts(context)).length, 1)
  assert.equal(await there.forget(work.id), 204)
  assert.equal((await there.find(work.id)).statusCode, 404)
})

test('the passwords of slips open in the session that asked, in no other, and go with it', async (t) => {
  const { app, context, contest, cookie, own, slips } = await openCrowd(t)
  const work = await own.begin(slips, { whom: 'all' })
  const ended = await own.ended(work.id)
  assert.equal(ended.kept, 'here')
  const [slip] = (bodyOf(ended) as Slips).slips
  await signIn(app, slip?.username ?? '', slip?.password ?? '')

  const { rows } = await sql<{ all: string; sealed: Buffer }>`
    select row_to_json(w)::text || row_to_json(s)::text || coalesce((select string_agg(
      row_to_json(act)::text, '') from act), '') as all, s.sealed
    from long_work w join sealed_reply s on s.work_id = w.id`.execute(context.db.query)
  assert.ok(!rows[0]?.all.includes(slip?.password ?? ''))
  assert.ok(!rows[0]?.sealed.includes(slip?.password ?? ''))
  assert.ok(!rows[0]?.all.includes(cookie.split('=')[1] ?? ''))

  const { personId } = (
    await sql<{ personId: number }>`select person_id as "personId" from long_work`.execute(
      context.db.query,
    )
  ).rows[0] ?? { personId: 0 }
  const otherSession = longWorkOf({ app }, await aSession(context, personId))
  const elsewhere = await otherSession.show(work.id)
  assert.deepEqual([elsewhere.state, elsewhere.kept, elsewhere.reply], ['done', 'elsewhere', null])
  const colleague = longWorkOf({ app }, await aCoordinator(context, contest))
  assert.equal((await colleague.find(work.id)).statusCode, 404)
  assert.equal(await colleague.forget(work.id), 404)
  assert.deepEqual(await colleague.list(), [])

  const out = await app.inject({ method: 'DELETE', url: '/api/v1/sessions', headers: { cookie } })
  assert.equal(out.statusCode, 204)
  const gone = await otherSession.show(work.id)
  assert.deepEqual([gone.state, gone.kept, gone.reply], ['done', 'gone', null])
  assert.equal((await sql`select from sealed_reply`.execute(context.db.query)).rows.length, 0)
})

test('a day later nothing is kept of what came of it', async (t) => {
  const { context, clock, own, slips } = await openCrowd(t)
  const { id } = await own.begin(slips, { whom: 'all' })
  await own.ended(id)
  clock.advance(24 * 3_600_000 - 1)
  await forgetOldWork(context)
  assert.equal((await own.show(id)).reply?.status, 201)
  clock.advance(2)
  await forgetOldWork(context)
  assert.equal((await own.find(id)).statusCode, 404)
  assert.equal((await sql`select from sealed_reply`.execute(context.db.query)).rows.length, 0)
})

test('what is refused is refused as without leaving: row by row, or before it begins', async (t) => {
  const { app, cookie, own, unit, ask } = await openCrowd(t)
  const rows = [{ name: 'Lý Hoa' }, { name: 'Kim Sang', phone: '09123' }]
  const { id } = await own.begin(`${unit}/roster/imports`, { rows })
  const ended = await own.ended(id)
  const direct = await ask('POST', '/roster/imports', { rows })
  assert.deepEqual([ended.state, ended.reply?.status, direct.status], ['refused', 422, 422])
  assert.deepEqual(ended.reply?.body, direct.read())
  const told = direct.read<{
    code: string
    rows: { row: number; field: string; found: string }[]
  }>()
  assert.deepEqual(
    [told.code, ...told.rows.map(({ row, field, found }) => [row, field, found])],
    ['list_has_problems', [1, 'phone', '09123']],
  )
  assert.equal((await ask('GET', '/contestants')).read<RosterPage>().total, people)

  const before = await app.inject({
    method: 'POST',
    url: unit.replace('so-1', 'so-2') + '/slips',
    headers: { cookie, prefer: 'respond-async' },
    payload: { whom: 'all' },
  })
  assert.deepEqual([before.statusCode, before.json<{ code: string }>().code], [404, 'no_desk'])
  assert.equal((await own.list()).length, 1)
})

test('a process that falls silent is taken for dead: what it does after all changes nothing', async (t) => {
  const desk = await openCrowd(t)
  const { context, own, slips } = desk
  const before = await hashOf(context, 'dong-1')
  const goOn = await holdUp(context, 'dong-550')
  const { id } = await own.begin(slips, { whom: 'all' })
  const later = testClock(new Date(context.clock.now().getTime() + 60_000))
  await keepWork({ ...context, db: { ...context.db }, clock: later })
  const ended = await own.show(id)
  assert.deepEqual([ended.state, ended.kept, ended.reply], ['interrupted', null, null])
  await goOn()
  await Promise.all(runnerOf(context).works.values())
  assert.equal((await own.show(id)).state, 'interrupted')
  assert.equal(await hashOf(context, 'dong-1'), before)
  assert.deepEqual(await acts(context), [])
})

test('one whose connection breaks has failed, and changed nothing', async (t) => {
  const { context, own, slips } = await openCrowd(t)
  const goOn = await holdUp(context, 'dong-550')
  const { id } = await own.begin(slips, { whom: 'all' })
  await eventually('the act waits', async () => {
    const { rows } = await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where wait_event_type = 'Lock' and datname = current_database()
        and query like '%update person set password_hash%'`.execute(context.db.query)
    return rows.length > 0 ? true : null
  })
  assert.equal((await own.ended(id)).state, 'failed')
  await goOn()
  assert.deepEqual(await acts(context), [])
  const again = await own.begin(slips, { whom: 'all' })
  assert.equal((await own.ended(again.id)).state, 'done')
})

test('two run at once, the others wait in their order', async (t) => {
  const desk = await openCrowd(t)
  const { app, context, contest, unit } = desk
  const cookies = [desk.cookie]
  for (let more = 0; more < 3; more += 1) cookies.push(await aCoordinator(context, contest))
  const client = await context.db.pool.connect()
  await client.query('begin')
  await client.query('lock table person in share row exclusive mode')
  const works: { id: string; own: ReturnType<typeof longWorkOf> }[] = []
  for (const [index, cookie] of cookies.entries()) {
    const own = longWorkOf({ app }, cookie)
    const rows = [{ name: 'Lý Hoa', phone: `091200000${index}` }]
    works.push({ own, id: (await own.begin(`${unit}/roster/imports`, { rows })).id })
  }
  const stages = async () =>
    Promise.all(works.map(async ({ own, id }) => (await own.show(id)).stage))
  await eventually('two are at it', async () =>
    (await stages()).join() === 'checking,checking,waiting,waiting' ? true : null,
  )
  await client.query('commit')
  client.release()
  for (const { own, id } of works) assert.equal((await own.ended(id)).state, 'done')
})

test('kill -9 of its process in the middle interrupts it, and nothing was changed', async (t) => {
  const desk = await openDesk(t, { now: new Date() })
  const { app, context, clock, contest, cookie } = desk
  await aCrowdWithSlips(context, contest, people)
  const own = longWorkOf({ app }, cookie)
  const before = await hashOf(context, 'dong-1')
  const goOn = await holdUp(context, 'dong-550')
  const server = runProgram(t, 'server.ts', [], {
    DATABASE_URL: context.db.pool.options.connectionString ?? '',
    HOITHI_DATA: await temporaryFolder(),
    HOITHI_DEMO: 'off',
    PORT: '0',
  })
  const [, address = ''] = await server.says(/running at (http:\/\/127\.0\.0\.1:\d+)/u)
  const reply = await fetch(`${address}/api/v1/contests/${contest.slug}/units/so-1/slips`, {
    method: 'POST',
    headers: { cookie, prefer: 'respond-async', 'content-type': 'application/json' },
    body: JSON.stringify({ whom: 'all' }),
  })
  assert.equal(reply.status, 202)
  const { id } = (await reply.json()) as { id: string }
  await eventually('the second chunk', async () =>
    (await own.show(id)).done === 500 ? true : null,
  )
  server.kill('SIGKILL')
  assert.equal(await server.ended, 'SIGKILL')
  await goOn()
  // the killed one went by the machine's clock
  clock.set(new Date(Date.now() + 60_000))
  const ended = await own.ended(id)
  assert.deepEqual([ended.state, ended.reply], ['interrupted', null])
  assert.equal(await hashOf(context, 'dong-1'), before)
  assert.deepEqual(await acts(context), [])
})
