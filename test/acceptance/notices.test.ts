import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { notify } from '#src/platform/db/notify.ts'
import { openNotices } from '#src/platform/db/open-notices.ts'
import { openTestDatabase } from '#test/factories/database.ts'
import { eventually } from '#test/factories/eventually.ts'

test('a notice goes out with the commit of its transaction, and not without', async (t) => {
  const { db, url } = await openTestDatabase(t)
  const notices = await openNotices(url, (error) => assert.fail(error))
  t.after(() => notices.close())
  const heard: (string | null)[] = []
  notices.on('contest', (id) => heard.push(id))
  notices.on('bank', () => assert.fail('another kind'))

  await assert.rejects(
    db.query.transaction().execute(async (transaction) => {
      await notify(transaction, 'contest', 1)
      throw new Error('changed my mind')
    }),
    /changed my mind/u,
  )
  await db.query.transaction().execute((transaction) => notify(transaction, 'contest', 2))
  assert.equal(await eventually('the notice', () => heard[0] ?? null), '2')
  assert.deepEqual(heard, ['2'])
})

test('who has caught up has heard every notice committed before', async (t) => {
  const { db, url } = await openTestDatabase(t)
  const notices = await openNotices(url, (error) => assert.fail(error))
  t.after(() => notices.close())
  const heard: (string | null)[] = []
  notices.on('contest', (id) => heard.push(id))
  for (let id = 1; id <= 50; id += 1) {
    await db.query.transaction().execute((transaction) => notify(transaction, 'contest', id))
    await notices.caughtUp()
    assert.equal(heard.length, id)
  }
})

test('after a lost connection every listener is told to drop everything, and hears again', async (t) => {
  const { db, url } = await openTestDatabase(t)
  const errors: Error[] = []
  const notices = await openNotices(url, (error) => errors.push(error))
  t.after(() => notices.close())
  const heard: (string | null)[] = []
  notices.on('person', (id) => heard.push(id))

  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like 'listen %'`.execute(db.query)
  await eventually('the call with null', () => (heard.includes(null) ? true : null))
  assert.equal(errors.length, 1)

  await notify(db.query, 'person', 'p-7')
  await eventually('the notice', () => (heard.at(-1) === 'p-7' ? true : null))
  assert.deepEqual(heard, [null, 'p-7'])
})

test('a listener that throws disturbs no other', async (t) => {
  const { db, url } = await openTestDatabase(t)
  const errors: Error[] = []
  const notices = await openNotices(url, (error) => errors.push(error))
  t.after(() => notices.close())
  const heard: (string | null)[] = []
  notices.on('bank', () => {
    throw new Error('mine')
  })
  notices.on('bank', (id) => heard.push(id))
  await notify(db.query, 'bank', 3)
  await eventually('the notice', () => heard[0] ?? null)
  assert.deepEqual(
    errors.map((error) => error.message),
    ['mine'],
  )
})
