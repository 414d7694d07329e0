import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LightMyRequestResponse } from 'fastify'
import type { Attempt, OwnAttempts } from '#src/modules/attempt/schema.ts'
import { anotherProcess } from '#test/factories/another-process.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt, answersFor, contestantOf } from '#test/factories/attempt.ts'
import { aContest, type ContestOptions } from '#test/factories/contest.ts'
import { aDeskWorker } from '#test/factories/desk-worker.ts'

const reason = 'Có giấy xác nhận của bệnh viện'
const minute = 60_000
const hour = 60 * minute

const open = async (t: Parameters<typeof startApplication>[0], options: ContestOptions = {}) => {
  const product = await startApplication(t)
  const contest = await aContest(product.context, options)
  const organiser = await aDeskWorker(product, contest, 'organiser')
  const contestant = await aContestantAt(product, contest, { username: 'thi-sinh' })
  const grant = (more: object) =>
    organiser.post('/contestants/thi-sinh/allowances', {
      part: 'kien-thuc',
      round: null,
      extraAttempts: 0,
      extraTimeMs: 0,
      openUntil: null,
      reason,
      ...more,
    })
  const withdraw = (id: string) =>
    organiser.post(`/contestants/thi-sinh/allowances/${id}/withdrawal`, { reason })
  return { ...product, contest, organiser, contestant, grant, withdraw }
}

const idOf = (reply: LightMyRequestResponse): string => reply.json<{ id: string }>().id
const codeOf = (reply: LightMyRequestResponse): string => reply.json<{ code: string }>().code

test('an extra attempt lets one person start once more, until it is taken back', async (t) => {
  const { context, contestant, grant, withdraw } = await open(t, { quiz: { attemptsPerRound: 1 } })
  const first = await contestant.begin()
  await contestant.submit(first.id, 1, {})
  assert.equal(codeOf(await contestant.start()), 'no_attempts_left')
  const granted = await grant({ extraAttempts: 2 })
  assert.equal(granted.statusCode, 201, granted.body)
  assert.equal((await contestant.list()).json<OwnAttempts>().attemptsLeft, 2)
  const second = await contestant.begin()
  assert.equal(second.number, 2)
  await contestant.submit(second.id, 1, {})
  assert.equal((await withdraw(idOf(granted))).statusCode, 204)
  assert.equal(codeOf(await contestant.start()), 'no_attempts_left')
  assert.equal((await withdraw(idOf(granted))).statusCode, 404)
  const trail = await context.db.query.selectFrom('act').select('kind').orderBy('id').execute()
  assert.deepEqual(
    trail.map(({ kind }) => kind),
    ['allowance.grant', 'allowance.withdraw'],
  )
})

test('extra time holds for the attempt that is open, in every process, and for those to come', async (t) => {
  const product = await open(t)
  const { context, clock, contest, contestant, grant } = product
  const second = await anotherProcess(t, product)
  const there = contestantOf(second.app, contest, {
    id: contestant.personId,
    cookie: contestant.cookie,
  })
  const attempt = await contestant.begin()
  // both processes hold the attempt with the deadline it had
  assert.equal((await there.save(attempt.id, 1, { '1': [1] })).statusCode, 200)
  assert.equal((await contestant.save(attempt.id, 2, { '2': [1] })).statusCode, 200)
  assert.equal((await there.save(attempt.id, 3, { '3': [1] })).statusCode, 200)
  clock.advance(9 * minute)
  assert.equal((await grant({ extraTimeMs: 5 * minute })).statusCode, 201)
  clock.advance(3 * minute)
  // not even a notice is waited for: what is remembered is found to be out of date
  assert.equal((await there.save(attempt.id, 4, { '4': [1] })).statusCode, 200)
  assert.equal((await contestant.save(attempt.id, 5, { '5': [1] })).statusCode, 200)
  const shown = (await contestant.show(attempt.id)).json<Attempt>()
  assert.equal(Date.parse(shown.deadlineAt), Date.parse(attempt.startedAt) + 15 * minute)
  const answers = await answersFor(context, attempt, 7)
  assert.equal((await there.submit(attempt.id, 6, answers)).statusCode, 200)
  assert.equal((await contestant.list()).json<OwnAttempts>().extraTimeMs, 5 * minute)
  const next = await contestant.begin()
  assert.equal(Date.parse(next.deadlineAt) - Date.parse(next.startedAt), 15 * minute)
})

test('an attempt whose time is over is not brought back by extra time', async (t) => {
  const { clock, contestant, grant } = await open(t)
  const attempt = await contestant.begin()
  clock.advance(10 * minute + 2001)
  assert.equal((await grant({ extraTimeMs: hour })).statusCode, 201)
  const reply = await contestant.save(attempt.id, 1, { '1': [1] })
  assert.equal(codeOf(reply), 'attempt_over')
})

test('a later end lets one person start after the close, and what is shown after it waits', async (t) => {
  const now = new Date('2021-10-01T09:00:00+07:00').getTime()
  const round = { start: new Date(now - hour), end: new Date(now + hour) }
  const product = await open(t, {
    rounds: [round],
    quiz: { marks: 'after-close', review: 'after-close' },
  })
  const { context, clock, contest, contestant, grant, withdraw } = product
  const other = await aContestantAt(product, contest)
  const early = await other.begin()
  await other.submit(early.id, 1, await answersFor(context, early, 10))
  const openUntil = new Date(now + 3 * hour).toISOString()
  const granted = await grant({ round: 'vong-1', openUntil })
  assert.equal(granted.statusCode, 201, granted.body)

  clock.set(new Date(now + 2 * hour))
  assert.equal(codeOf(await other.start()), 'closed')
  assert.equal((await other.show(early.id)).json<Attempt>().result?.correct, null)
  assert.equal((await other.show(early.id)).json<Attempt>().review, null)
  const list = (await contestant.list()).json<OwnAttempts>()
  assert.equal(list.refusal, null)
  assert.equal(list.round, 'vong-1')
  assert.equal(list.closesAt, openUntil)
  const first = await contestant.begin()
  assert.equal(Date.parse(first.deadlineAt) - Date.parse(first.startedAt), 10 * minute)
  await contestant.submit(first.id, 1, {})

  clock.set(new Date(now + 3 * hour - minute))
  const late = await contestant.begin()
  assert.equal(late.deadlineAt, openUntil)
  // taken back, the attempt that is open still has its time, and the key is kept until then
  assert.equal((await withdraw(idOf(granted))).statusCode, 204)
  assert.equal((await other.show(early.id)).json<Attempt>().review, null)
  assert.equal((await contestant.submit(late.id, 1, {})).statusCode, 200)
  clock.set(new Date(now + 3 * hour))
  assert.equal(codeOf(await contestant.start()), 'closed')
  clock.advance(2001)
  assert.equal((await other.show(early.id)).json<Attempt>().result?.correct, 10)
  assert.notEqual((await other.show(early.id)).json<Attempt>().review, null)
})

test('what cannot be granted is refused with what is wanted', async (t) => {
  const now = new Date('2021-10-01T09:00:00+07:00').getTime()
  const rounds = [
    { start: new Date(now - hour), end: new Date(now + hour) },
    { start: new Date(now + 2 * hour), end: new Date(now + 3 * hour) },
  ]
  const { grant } = await open(t, { rounds })
  const at = (hours: number): string => new Date(now + hours * hour).toISOString()
  const refused = async (more: object): Promise<string> => {
    const reply = await grant(more)
    assert.equal(reply.statusCode, 422, reply.body)
    return codeOf(reply)
  }
  assert.equal(await refused({}), 'allowance_of_nothing')
  assert.equal(await refused({ extraAttempts: 1 }), 'allowance_without_limit')
  assert.equal(await refused({ round: 'khong-co', extraTimeMs: 1 }), 'no_such_round')
  assert.equal(await refused({ openUntil: at(1.5) }), 'later_end_needs_round')
  assert.equal(await refused({ round: 'vong-1', openUntil: at(1) }), 'later_end_too_early')
  assert.equal(await refused({ round: 'vong-1', openUntil: at(2.5) }), 'later_end_in_next_round')
})

test('a grant while everybody saves loses no answer and refuses none', async (t) => {
  const product = await open(t)
  const { contestant, grant } = product
  const attempt = await contestant.begin()
  const saves = Array.from({ length: 30 }, (_, index) =>
    contestant.save(attempt.id, index + 1, { [String((index % 10) + 1)]: [(index % 4) + 1] }),
  )
  const grants = Array.from({ length: 5 }, () => grant({ extraTimeMs: minute }))
  const replies = await Promise.all([...saves, ...grants])
  for (const reply of replies) assert.ok(reply.statusCode < 300, reply.body)
  const shown = (await contestant.show(attempt.id)).json<Attempt>()
  assert.deepEqual(
    shown.slots.map(({ answer }) => answer[0]),
    Array.from({ length: 10 }, (_, slot) => ((slot + 20) % 4) + 1),
  )
  assert.equal(Date.parse(shown.deadlineAt), Date.parse(attempt.startedAt) + 15 * minute)
})
