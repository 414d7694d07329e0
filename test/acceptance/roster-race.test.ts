import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importRoster } from '#src/modules/roster/import-roster.ts'
import { takeStandingsAlong } from '#src/modules/roster/store.ts'
import type { Context } from '#src/platform/context.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'
import { eventually } from '#test/factories/eventually.ts'

/** Holds up whoever changes this contestant, until it is called, or the test ends. */
const holdContestant = async ({ db }: Context, personId: number) => {
  const client = await db.pool.connect()
  await client.query('begin')
  await client.query('select from contestant where person_id = $1 for update', [personId])
  return async () => {
    await client.query('commit')
    client.release()
  }
}

const aLockIsWaitedFor = ({ db }: Context) =>
  eventually('somebody waits for a lock', async () => {
    const { rows } = await db.pool.query<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return (rows[0]?.waiting ?? 0) > 0 ? true : null
  })

test('a list moves the standing of an attempt that began and ended while it was written', async (t) => {
  const product = await startApplication(t)
  const { context } = product
  const { pool } = context.db
  const contest = await aContest(context)
  const [from, to] = contest.units
  const phone = '0912345678'
  const name = 'Nguyễn Văn An'
  const contestant = await aContestantAt(product, contest, { name, unitCode: from?.code ?? '' })
  const of = [contestant.personId]
  await pool.query('update person set phone = $2 where id = $1', [...of, phone])
  const file = Buffer.from(`Họ tên,Đơn vị,Điện thoại\r\n${name},${to?.name},${phone}`)
  const letGo = await holdContestant(context, contestant.personId)
  const importing = importRoster(context, { contest: contest.slug, file, dryRun: false })
  await aLockIsWaitedFor(context)
  const attempt = await contestant.begin()
  assert.equal((await contestant.submit(attempt.id, 1, {})).statusCode, 200)
  await letGo()
  const imported = await importing
  assert.ok(imported.ok && imported.value.taken, JSON.stringify(imported))
  const { rows } = await pool.query<{ listed: number; stands: number }>(
    `select c.unit_id as listed, s.unit_id as stands from contestant c
     join standing s using (contest_id, person_id) where person_id = $1`,
    of,
  )
  assert.deepEqual(rows, [{ listed: to?.id, stands: to?.id }])
})

test('an attempt that ends while a list waits to be committed stands with the new unit', async (t) => {
  const product = await startApplication(t)
  const { context } = product
  const contest = await aContest(context)
  const [from, to] = contest.units
  const contestant = await aContestantAt(product, contest, { unitCode: from?.code ?? '' })
  const attempt = await contestant.begin()
  const { personId } = contestant
  const submitting = await context.db.query.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('contestant')
      .set({ unit_id: to?.id ?? 0 })
      .where('person_id', '=', personId)
      .execute()
    await takeStandingsAlong(transaction, contest.id, [personId])
    const submitted = contestant.submit(attempt.id, 1, {})
    await aLockIsWaitedFor(context)
    return { submitted }
  })
  assert.equal((await submitting.submitted).statusCode, 200)
  const { rows } = await context.db.pool.query<{ unit: number }>(
    'select unit_id as unit from standing where person_id = $1',
    [personId],
  )
  assert.deepEqual(rows, [{ unit: to?.id }])
})
