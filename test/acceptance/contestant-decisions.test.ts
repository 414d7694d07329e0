import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { rebuildStandings } from '#src/modules/attempt/rebuild-standings.ts'
import type { Attempt, AttemptResult, OwnAttempts } from '#src/modules/attempt/schema.ts'
import type { Contestant as Told } from '#src/modules/contestant/schema.ts'
import type { Context } from '#src/platform/context.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aContestantAt, answersFor, type Contestant } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'
import { aDeskWorker } from '#test/factories/desk-worker.ts'
import { signIn } from '#test/factories/people.ts'

const reason = 'Theo biên bản số 12/BB-HT'

const standings = (context: Context) =>
  context.db.query.selectFrom('standing').selectAll().orderBy('person_id').execute()

const acts = async (context: Context) =>
  (await context.db.query.selectFrom('act').select(['kind', 'reason']).orderBy('id').execute()).map(
    (act) => `${act.kind}: ${act.reason}`,
  )

const take = async (
  { context, clock }: Application,
  contestant: Contestant,
  right: number,
): Promise<string> => {
  const attempt = await contestant.begin()
  clock.advance(60_000)
  const reply = await contestant.submit(attempt.id, 1, await answersFor(context, attempt, right))
  assert.equal(reply.statusCode, 200)
  return attempt.id
}

const open = async (t: Parameters<typeof startApplication>[0]) => {
  const product = await startApplication(t)
  const contest = await aContest(product.context)
  const organiser = await aDeskWorker(product, contest, 'organiser')
  const contestant = await aContestantAt(product, contest, { username: 'thi-sinh' })
  const told = async (): Promise<Told> => {
    const reply = await organiser.get('/contestants/thi-sinh')
    assert.equal(reply.statusCode, 200, reply.body)
    return reply.json<Told>()
  }
  return { ...product, contest, organiser, contestant, told }
}

test('an attempt that is disqualified counts no more, its contestant reads why, and it can be lifted', async (t) => {
  const product = await open(t)
  const { context, contest, organiser, contestant, told } = product
  const first = await take(product, contestant, 6)
  const best = await take(product, contestant, 9)
  const before = await standings(context)
  const made = await organiser.post('/contestants/thi-sinh/disqualifications', {
    attempt: best,
    reason,
    evidence: 'Ảnh chụp màn hình',
  })
  assert.equal(made.statusCode, 201, made.body)
  const [standing] = await standings(context)
  assert.equal(standing?.attempt_id, first)
  assert.equal(standing.attempts, 1)
  const shown = (await contestant.show(best)).json<Attempt>()
  assert.equal(shown.result?.ruledOutFor, reason)
  assert.equal(shown.result.counts, false)
  const { attempts, refusal } = (await contestant.list()).json<OwnAttempts>()
  assert.deepEqual(
    attempts.map(({ result }) => [result?.counts, result?.ruledOutFor]),
    [
      [false, reason],
      [true, null],
    ],
  )
  assert.equal(refusal, null)
  await rebuildStandings(context, contest.id)
  assert.deepEqual(await standings(context), [standing])

  const twice = { attempt: best, reason, evidence: null }
  const again = await organiser.post('/contestants/thi-sinh/disqualifications', twice)
  assert.equal(again.json<{ code: string }>().code, 'already_disqualified')
  const { id } = made.json<{ id: string }>()
  const path = `/contestants/thi-sinh/disqualifications/${id}/lifting`
  assert.equal((await organiser.post(path, { reason })).statusCode, 204)
  assert.deepEqual(await standings(context), before)
  assert.equal((await organiser.post(path, { reason })).statusCode, 404)
  const [decision] = (await told()).disqualifications
  assert.equal(decision?.attempt, best)
  assert.equal(decision.lifted?.reason, reason)
  assert.deepEqual(await acts(context), [
    `attempt.disqualify: ${reason}`,
    `disqualification.lift: ${reason}`,
  ])
})

test('a person who is disqualified has no standing, starts nothing, and is told why', async (t) => {
  const product = await open(t)
  const { context, contest, organiser, contestant, told } = product
  await take(product, contestant, 8)
  const before = await standings(context)
  const running = await contestant.begin()
  const made = await organiser.post('/contestants/thi-sinh/disqualifications', {
    attempt: null,
    reason,
    evidence: null,
  })
  assert.deepEqual(await standings(context), [])
  // what was begun may be ended, and does not count
  const answers = await answersFor(context, running, 10)
  const ended = (await contestant.submit(running.id, 1, answers)).json<AttemptResult>()
  assert.equal(ended.counts, false)
  assert.equal(ended.ruledOutFor, reason)
  assert.deepEqual(await standings(context), [])
  const refused = await contestant.start()
  assert.equal(refused.statusCode, 403)
  const problem = refused.json<{ code: string; detail: string }>()
  assert.equal(problem.code, 'disqualified')
  assert.ok(problem.detail.includes(reason))
  assert.equal((await told()).disqualified, true)
  await rebuildStandings(context, contest.id)
  assert.deepEqual(await standings(context), [])

  const { id } = made.json<{ id: string }>()
  const path = `/contestants/thi-sinh/disqualifications/${id}/lifting`
  assert.equal((await organiser.post(path, { reason })).statusCode, 204)
  const [standing] = await standings(context)
  assert.equal(standing?.attempt_id, running.id)
  assert.equal(standing.attempts, (before[0]?.attempts ?? 0) + 1)
  assert.equal((await contestant.start()).statusCode, 201)
})

test('lifting the one of two disqualifications leaves what the other rules out', async (t) => {
  const product = await open(t)
  const { context, organiser, contestant } = product
  const id = await take(product, contestant, 8)
  const path = '/contestants/thi-sinh/disqualifications'
  await organiser.post(path, { attempt: id, reason, evidence: null })
  const whole = await organiser.post(path, { attempt: null, reason, evidence: null })
  await organiser.post(`${path}/${whole.json<{ id: string }>().id}/lifting`, { reason })
  assert.deepEqual(await standings(context), [])
  assert.equal((await contestant.start()).statusCode, 201)
})

test('a contestant moved to the right unit takes their standings along', async (t) => {
  const product = await open(t)
  const { context, contest, organiser, contestant, told } = product
  await take(product, contestant, 8)
  const attempt = await contestant.begin()
  const move = { unit: 'huyen-2', subUnit: null, reason }
  assert.equal((await organiser.put('/contestants/thi-sinh/unit', move)).statusCode, 204)
  const huyen = contest.units.find(({ code }) => code === 'huyen-2')?.id
  assert.equal((await standings(context))[0]?.unit_id, huyen)
  await contestant.submit(attempt.id, 1, await answersFor(context, attempt, 10))
  assert.equal((await standings(context))[0]?.unit_id, huyen)
  const { unit, acts: trail } = await told()
  assert.equal(unit.code, 'huyen-2')
  assert.deepEqual(trail[0]?.changes, [{ field: 'unit', from: 'Sở số 1', to: 'Huyện số 2' }])

  const refused = async (unitCode: string, subUnit: string | null): Promise<string> => {
    const payload = { unit: unitCode, subUnit, reason }
    const reply = await organiser.put('/contestants/thi-sinh/unit', payload)
    return reply.json<{ code: string }>().code
  }
  assert.equal(await refused('huyen-2', null), 'already_in_unit')
  assert.equal(await refused('khong-co', null), 'unit_not_here')
  assert.equal(await refused('huyen-1', 'khong-co'), 'sub_unit_not_here')
})

test('a new password is told once and works, but not for somebody who holds a role', async (t) => {
  const { app, context, contest, organiser } = await open(t)
  const given = await organiser.post('/contestants/thi-sinh/password', { reason })
  assert.equal(given.statusCode, 201)
  const { password } = given.json<{ password: string }>()
  await signIn(app, 'thi-sinh', password)
  const trail = await sql<{ act: string }>`select act::text as act from act`.execute(
    context.db.query,
  )
  assert.equal(trail.rows.length, 1)
  assert.ok(!trail.rows.some(({ act }) => act.includes(password)))

  const other = await aContest(context)
  const { id: personId } = await context.db.query
    .selectFrom('person')
    .select('id')
    .where('username', '=', 'thi-sinh')
    .executeTakeFirstOrThrow()
  await sql`insert into role_grant (person_id, role, contest_id, granted_at)
    values (${personId}, 'organiser', ${other.id}, now())`.execute(context.db.query)
  const refused = await organiser.post('/contestants/thi-sinh/password', { reason })
  assert.equal(refused.json<{ code: string }>().code, 'holds_a_role')
  assert.ok(contest.id !== other.id)
})

test('no decision without a reason, and none about somebody who is not on the roster', async (t) => {
  const { organiser } = await open(t)
  const short = await organiser.post('/contestants/thi-sinh/password', { reason: '  vì   thế  ' })
  assert.equal(short.statusCode, 422)
  assert.equal(short.json<{ code: string }>().code, 'decision_needs_reason')
  const nobody = await organiser.post('/contestants/khong-co/password', { reason })
  assert.equal(nobody.statusCode, 404)
  const foreign = await organiser.post('/contestants/thi-sinh/disqualifications', {
    attempt: '018f0000-0000-7000-8000-000000000000',
    reason,
    evidence: null,
  })
  assert.equal(foreign.json<{ code: string }>().code, 'no_such_attempt_here')
})
