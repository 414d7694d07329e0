import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { insertStarts, readAttempt, type StartRow } from '#src/modules/attempt/store.ts'
import type { Attempt } from '#src/modules/attempt/schema.ts'
import { groupCommit } from '#src/platform/db/group-commit.ts'
import { timeOrderedId } from '#src/shared/ids.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt, type Contestant } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'
import { aContestant } from '#test/factories/people.ts'

test('a row that the database refuses does not fail those it was written with', async (t) => {
  const { context } = await startApplication(t)
  const { pool } = context.db
  const contest = await aContest(context)
  const people = await Promise.all(Array.from({ length: 5 }, () => aContestant(context, contest)))
  const start = groupCommit({
    keyOf: (row: StartRow) => row.id,
    commit: (rows: readonly StartRow[]) => insertStarts(pool, rows),
    largestBatch: 10,
    longestQueue: 10,
  })
  const now = context.clock.now()
  const rows = people.map((person, index) => ({
    id: timeOrderedId(now),
    partId: contest.parts[0]?.id ?? 0,
    roundId: contest.rounds[0]?.id ?? 0,
    // Nobody has the id 0.
    personId: index === 3 ? 0 : person.id,
    number: 1,
    kind: 'official' as const,
    seed: 1,
    paper: [],
    startedAt: now,
    deadlineAt: now,
    graceMs: 0,
    madeFrom: null,
  }))
  const settled = await Promise.allSettled(rows.map((row) => start(row)))
  assert.deepEqual(
    settled.map((one) => one.status),
    ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  )
  const held = await Promise.all(rows.map((row) => readAttempt(pool, row.id)))
  assert.deepEqual(
    held.map((attempt) => attempt?.id),
    rows.map((row, index) => (index === 3 ? undefined : row.id)),
  )
})

const saveUntilSaved = async (
  contestant: Contestant,
  id: string,
  sequence: number,
): Promise<number> => {
  const reply = await contestant.save(id, sequence, {
    [((sequence - 1) % 10) + 1]: [(sequence % 4) + 1],
  })
  if (reply.statusCode === 200) return 0
  assert.equal(reply.statusCode, 503)
  assert.ok(reply.headers['retry-after'])
  return 1 + (await saveUntilSaved(contestant, id, sequence))
}

test('what was said to be saved is saved, though the database keeps cutting connections', async (t) => {
  const product = await startApplication(t)
  const contest = await aContest(product.context)
  const contestants = await Promise.all(
    Array.from({ length: 20 }, () => aContestantAt(product, contest)),
  )
  const attempts = await Promise.all(contestants.map((one) => one.begin()))
  const cutter = new pg.Client(product.context.db.pool.options.connectionString)
  await cutter.connect()
  t.after(() => cutter.end())
  let isSaving = true
  const cutting = (async () => {
    while (isSaving) {
      await cutter.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()
           and query like '%attempt%'`,
      )
      await pause(20)
    }
  })()
  const again = await Promise.all(
    contestants.map(async (contestant, index) => {
      let refused = 0
      for (let sequence = 1; sequence <= 30; sequence += 1)
        refused += await saveUntilSaved(contestant, attempts[index]?.id ?? '', sequence)
      return refused
    }),
  )
  isSaving = false
  await cutting
  t.diagnostic(`${again.reduce((sum, one) => sum + one, 0)} saves had to be sent again`)
  const wanted = Array.from({ length: 10 }, (_, index) => [((index + 21) % 4) + 1])
  for (const attempt of attempts) {
    // By the one connection that was never cut: the pool may yet meet one that was.
    const held = await readAttempt(cutter, attempt.id)
    assert.deepEqual(
      Object.values(held?.sheet ?? {}).map(([options]) => options),
      wanted,
    )
  }
})

test('the application ends expired attempts by itself', async (t) => {
  const product = await startApplication(t)
  const { context, clock } = product
  const contestant = await aContestantAt(product, await aContest(context))
  const { id, deadlineAt } = await contestant.begin()
  clock.set(new Date(Date.parse(deadlineAt) + 60_000))
  let attempt = await readAttempt(context.db.pool, id)
  while (attempt?.ending === null) {
    await pause(20)
    attempt = await readAttempt(context.db.pool, id)
  }
  assert.equal(attempt?.ending.endedBy, 'deadline')
  assert.equal(attempt.ending.submittedAt.toISOString(), deadlineAt)
  assert.deepEqual((await contestant.show(id)).json<Attempt>().result?.endedBy, 'deadline')
})
