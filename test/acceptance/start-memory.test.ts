import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerLine } from '#src/modules/attempt/answer-line.ts'
import type { Attempt } from '#src/modules/attempt/schema.ts'
import type { Context } from '#src/platform/context.ts'
import { anotherProcess } from '#test/factories/another-process.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt, type Contestant, contestantOf } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'
import { aDeskWorker } from '#test/factories/desk-worker.ts'
import { aPerson, aSession, enrol } from '#test/factories/people.ts'

/** By how much the question of a topic asked most often is ahead of the one asked least; the most. */
const widestLead = async ({ db }: Context): Promise<number> => {
  const { rows } = await db.pool.query<{ lead: number }>(
    `with asked as (
        select (slot->>0)::bigint as id from attempt, json_array_elements(paper) as slot),
      counted as (
        select v.topic, v.id, count(asked.id) as times
        from question_version v left join asked using (id) group by v.topic, v.id)
      select max(times) - min(times) as lead from counted group by topic order by 1 desc limit 1`,
  )
  return rows[0]?.lead ?? Number.NaN
}

const takeOne = async ({ begin, submit }: Contestant): Promise<Attempt> => {
  const attempt = await begin()
  assert.equal((await submit(attempt.id, 1, {})).statusCode, 200)
  return attempt
}

const timeOf = ({ startedAt, deadlineAt }: Attempt): number =>
  Date.parse(deadlineAt) - Date.parse(startedAt)

test('a paper asks what somebody had least, whichever process and contest they had it in', async (t) => {
  const product = await startApplication(t)
  const { context } = product
  const contest = await aContest(context, { slug: 'first' })
  const later = await aContest(context, { slug: 'later', quiz: { bank: 'first-bank' } })
  const person = await aPerson(context)
  for (const each of [contest, later]) await enrol(context, each, person)
  const session = { id: person.id, cookie: await aSession(context, person.id) }
  const second = await anotherProcess(t, product)
  const here = contestantOf(product.app, contest, session)
  const there = contestantOf(second.app, contest, session)
  const elsewhere = contestantOf(product.app, later, session)
  // Often enough in turn that each process has to notice what the other did, and twice running,
  // where it goes by what it remembers itself.
  for (const who of [here, here, there, here, here, there, there, elsewhere, here, there, here]) {
    await takeOne(who)
    assert.ok((await widestLead(context)) <= 1)
  }
})

test('who starts again is let go by what is remembered, and never by what is no longer so', async (t) => {
  const product = await startApplication(t)
  const { context } = product
  const contest = await aContest(context)
  const contestant = await aContestantAt(product, contest, { username: 'thi-sinh' })
  const second = await anotherProcess(t, product)
  const organiser = await aDeskWorker(second, contest, 'organiser')
  const asked = () => answerLine(context.db).beforeStart.figures.batchRows.sum()
  const decide = async (what: 'allowances' | 'disqualifications', payload: object) => {
    const reply = await organiser.post(`/contestants/thi-sinh/${what}`, payload)
    assert.equal(reply.statusCode, 201, reply.body)
    return `/contestants/thi-sinh/${what}/${reply.json<{ id: string }>().id}`
  }
  const reason = 'Có giấy xác nhận của bệnh viện'
  const usual = timeOf(await takeOne(contestant))
  assert.equal(asked(), 1)
  await takeOne(contestant)
  assert.equal((await takeOne(contestant)).number, 3)
  assert.equal(asked(), 1, 'the database was asked before the first start alone')

  const more = { round: null, extraAttempts: 0, extraTimeMs: 300_000, openUntil: null }
  const granted = await decide('allowances', { part: 'kien-thuc', reason, ...more })
  assert.equal(timeOf(await takeOne(contestant)), usual + 300_000)
  assert.equal(timeOf(await takeOne(contestant)), usual + 300_000)
  assert.equal(asked(), 2)
  await organiser.post(`${granted}/withdrawal`, { reason })
  assert.equal(timeOf(await takeOne(contestant)), usual)

  const ruled = await decide('disqualifications', { attempt: null, reason, evidence: null })
  const refused = (await contestant.start()).json<{ code: string }>()
  assert.equal(refused.code, 'disqualified')
  await organiser.post(`${ruled}/lifting`, { reason })
  const open = await contestant.begin()
  assert.equal(open.number, 7)
  assert.equal((await contestant.start()).json<Attempt>().id, open.id, 'an open one is resumed')
})
