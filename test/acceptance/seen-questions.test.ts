import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context } from '#src/platform/context.ts'
import { anotherProcess } from '#test/factories/another-process.ts'
import { startApplication } from '#test/factories/application.ts'
import { type Contestant, contestantOf } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'
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

const takeOne = async ({ begin, submit }: Contestant): Promise<void> => {
  const { id } = await begin()
  assert.equal((await submit(id, 1, {})).statusCode, 200)
}

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
