import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LightMyRequestResponse } from 'fastify'
import { endExpiredAttempts } from '#src/modules/attempt/end-expired-attempts.ts'
import { rebuildStandings } from '#src/modules/attempt/rebuild-standings.ts'
import type { Attempt, AttemptResult } from '#src/modules/attempt/schema.ts'
import type { OutageEffect, Outages } from '#src/modules/contestant/outage-schema.ts'
import type { Context } from '#src/platform/context.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt, answersFor } from '#test/factories/attempt.ts'
import { aContest, type ContestOptions } from '#test/factories/contest.ts'
import { aDeskWorker } from '#test/factories/desk-worker.ts'

const reason = 'Mất điện tại phòng máy chủ'
const minute = 60_000
const start = new Date('2021-10-01T09:00:00+07:00').getTime()
const at = (minutes: number): string => new Date(start + minutes * minute).toISOString()

const standings = (context: Context) =>
  context.db.query.selectFrom('standing').selectAll().orderBy('person_id').execute()

const open = async (t: Parameters<typeof startApplication>[0], options: ContestOptions = {}) => {
  const product = await startApplication(t)
  const contest = await aContest(product.context, options)
  const organiser = await aDeskWorker(product, contest, 'organiser')
  const outage = (from: number, to: number) => ({
    part: 'kien-thuc',
    from: at(from),
    to: at(to),
  })
  const preview = async (from: number, to: number): Promise<OutageEffect> => {
    const reply = await organiser.post('/outages/preview', outage(from, to))
    assert.equal(reply.statusCode, 200, reply.body)
    return reply.json<OutageEffect>()
  }
  const credit = (from: number, to: number, openUntil: string | null = null) =>
    organiser.post('/outages', { ...outage(from, to), openUntil, reason })
  const revoke = (id: string) => organiser.post(`/outages/${id}/revocation`, { reason })
  return { ...product, contest, organiser, preview, credit, revoke }
}

const idOf = (reply: LightMyRequestResponse): string => reply.json<{ id: string }>().id
const codeOf = (reply: LightMyRequestResponse): string => reply.json<{ code: string }>().code

test('an outage is given back: to open deadlines, off durations, and as attempts to the cut off', async (t) => {
  const product = await open(t, { quiz: { attemptsPerRound: 1 } })
  const { context, clock, contest, preview, credit, revoke, organiser } = product
  const [early, cut, late, outside] = await Promise.all(
    Array.from({ length: 4 }, () => aContestantAt(product, contest)),
  )
  assert.ok(early && cut && late && outside)
  const cutAttempt = await cut.begin()
  await cut.save(cutAttempt.id, 1, { '1': [1] })
  clock.advance(3 * minute)
  const earlyAttempt = await early.begin()
  const outsideAttempt = await outside.begin()
  await outside.submit(outsideAttempt.id, 1, {})
  // the outage, from minute 4 to minute 11: somebody begins at its edge, one deadline falls in it
  clock.set(new Date(start + 9 * minute))
  const lateAttempt = await late.begin()
  clock.set(new Date(start + 12 * minute))
  const answers = await answersFor(context, earlyAttempt, 8)
  const told = (await early.submit(earlyAttempt.id, 1, answers)).json<AttemptResult>()
  assert.equal(told.durationMs, 9 * minute)
  await endExpiredAttempts(context)
  const before = await standings(context)

  const effect = {
    open: 1,
    ended: 2,
    people: 3,
    cutOff: 1,
    needsOpenUntil: false,
    published: false,
  }
  assert.deepEqual(await preview(4, 11), effect)
  assert.deepEqual(await standings(context), before)
  const made = await credit(4, 11)
  assert.equal(made.statusCode, 201, made.body)

  const shown = (await late.show(lateAttempt.id)).json<Attempt>()
  assert.equal(Date.parse(shown.deadlineAt), Date.parse(lateAttempt.deadlineAt) + 2 * minute)
  const credited = (await early.show(earlyAttempt.id)).json<Attempt>()
  assert.equal(credited.result?.durationMs, 2 * minute)
  const after = await standings(context)
  const standingOf = (id: number) => after.find(({ person_id: personId }) => personId === id)
  assert.equal(standingOf(early.personId)?.duration_ms, 2 * minute)
  assert.equal(standingOf(early.personId)?.key2, 2 * minute)
  assert.equal(standingOf(cut.personId)?.duration_ms, 4 * minute)
  assert.equal(codeOf(await early.start()), 'no_attempts_left')
  assert.equal((await cut.start()).statusCode, 201)
  await rebuildStandings(context, contest.id)
  assert.deepEqual(await standings(context), after)

  // the attempt that went on has its lost time off its duration too
  clock.set(new Date(start + 20 * minute))
  const ended = (await late.submit(lateAttempt.id, 1, {})).json<AttemptResult>()
  assert.equal(ended.durationMs, 9 * minute)

  assert.equal(codeOf(await credit(10, 12)), 'outage_overlaps')
  assert.equal((await revoke(idOf(made))).statusCode, 204)
  const back = await standings(context)
  for (const one of before)
    assert.deepEqual(
      back.find(({ person_id: personId }) => personId === one.person_id),
      one,
    )
  assert.equal((await revoke(idOf(made))).statusCode, 404)
  const [listed] = (await organiser.get('/outages')).json<Outages>().outages
  assert.equal(listed?.attempts, 3)
  assert.equal(listed.cutOff, 1)
  assert.equal(listed.revoked?.reason, reason)
  assert.equal(listed.mayBeRevoked, false)
  // it may be credited anew, with other times
  assert.equal((await credit(5, 6)).statusCode, 201)
})

test('who was cut off when the round closed makes up for it until an end of their own', async (t) => {
  const round = { start: new Date(start - minute), end: new Date(start + 8 * minute) }
  const product = await open(t, { rounds: [round] })
  const { context, clock, contest, preview, credit } = product
  const cut = await aContestantAt(product, contest)
  await cut.begin()
  clock.set(new Date(start + 15 * minute))
  await endExpiredAttempts(context)
  assert.equal((await preview(5, 12)).needsOpenUntil, true)
  assert.equal(codeOf(await credit(5, 12)), 'outage_needs_open_until')
  assert.equal(codeOf(await credit(5, 12, at(14))), 'later_end_too_early')
  assert.equal(codeOf(await cut.start()), 'closed')
  const made = await credit(5, 12, at(120))
  assert.equal(made.statusCode, 201, made.body)
  const again = await cut.begin()
  assert.equal(Date.parse(again.deadlineAt) - Date.parse(again.startedAt), 10 * minute)
  assert.equal(codeOf(await (await aContestantAt(product, contest)).start()), 'closed')
})

test('a credit is taken back no more once a result was published', async (t) => {
  const round = { start: new Date(start - minute), end: new Date(start + 20 * minute) }
  const product = await open(t, { rounds: [round] })
  const { clock, contest, credit, revoke, organiser } = product
  const contestant = await aContestantAt(product, contest)
  const attempt = await contestant.begin()
  clock.set(new Date(start + 5 * minute))
  await contestant.submit(attempt.id, 1, {})
  const made = await credit(1, 3)
  clock.set(new Date(start + 30 * minute))
  const published = await organiser.post('/parts/kien-thuc/publications', {})
  assert.equal(published.statusCode, 201, published.body)
  assert.equal(codeOf(await revoke(idOf(made))), 'outage_was_published')
})

test('an outage is judged before it is credited', async (t) => {
  const product = await open(t)
  const { clock, credit } = product
  clock.set(new Date(start + 60 * minute))
  assert.equal(codeOf(await credit(5, 5)), 'outage_not_over')
  assert.equal(codeOf(await credit(5, 61)), 'outage_not_over')
  assert.equal(codeOf(await credit(-24 * 60, 1)), 'outage_too_long')
  assert.equal(codeOf(await credit(5, 10)), 'outage_of_nobody')
})

test('a credit while everybody saves and submits loses no answer, and nobody’s time', async (t) => {
  const product = await open(t)
  const { context, clock, contest, credit } = product
  const contestants = await Promise.all(
    Array.from({ length: 20 }, () => aContestantAt(product, contest)),
  )
  const attempts = await Promise.all(contestants.map((one) => one.begin()))
  const answers = await Promise.all(attempts.map((attempt) => answersFor(context, attempt, 6)))
  clock.set(new Date(start + 9 * minute))
  const replies = await Promise.all([
    ...contestants.map((one, index) =>
      one.save(attempts[index]?.id ?? '', 1, answers[index] ?? {}),
    ),
    credit(2, 5),
    ...contestants
      .slice(0, 10)
      .map((one, index) => one.submit(attempts[index]?.id ?? '', 2, answers[index] ?? {})),
  ])
  for (const reply of replies) assert.ok(reply.statusCode < 300, reply.body)
  // the others are past the deadline they began with, and within the one they have
  clock.set(new Date(start + 12 * minute))
  for (const [index, one] of contestants.entries()) {
    if (index < 10) continue
    const reply = await one.submit(attempts[index]?.id ?? '', 3, answers[index] ?? {})
    assert.equal(reply.statusCode, 200, reply.body)
  }
  const held = await standings(context)
  for (const [index, { personId }] of contestants.entries()) {
    const standing = held.find(({ person_id: id }) => id === personId)
    assert.equal(standing?.correct, 6)
    assert.equal(standing.duration_ms, (index < 10 ? 6 : 9) * minute)
  }
  await rebuildStandings(context, contest.id)
  assert.deepEqual(await standings(context), held)
})
