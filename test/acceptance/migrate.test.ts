import assert from 'node:assert/strict'
import { appendFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import pg from 'pg'
import { migrate } from '#src/platform/db/migrate.ts'
import { createBareDatabase } from '#test/factories/database.ts'
import { temporaryFolder } from '#test/factories/temporary-folder.ts'

const setUp = async (t: TestContext): Promise<{ url: string; folder: string }> => {
  const folder = await temporaryFolder()
  await writeFile(path.join(folder, '0001_first.sql'), 'create table first (id int);')
  await writeFile(path.join(folder, '0002_second.sql'), 'create table second (id int);')
  return { url: await createBareDatabase(t), folder }
}

const tablesOf = async (url: string): Promise<readonly string[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ relname: string }>(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
    )
    return rows.map((row) => row.relname)
  } finally {
    await client.end()
  }
}

test('migrations are applied once, in order, and new ones later', async (t) => {
  const { url, folder } = await setUp(t)
  assert.deepEqual(await migrate(url, folder), ['0001_first.sql', '0002_second.sql'])
  assert.deepEqual(await migrate(url, folder), [])
  await writeFile(path.join(folder, '0003_third.sql'), 'alter table first rename to renamed;')
  assert.deepEqual(await migrate(url, folder), ['0003_third.sql'])
  assert.deepEqual(await tablesOf(url), ['migration', 'renamed', 'second'])
})

test('of several processes at once, one applies and the others wait', async (t) => {
  const { url, folder } = await setUp(t)
  const applied = await Promise.all([1, 2, 3].map(() => migrate(url, folder)))
  assert.deepEqual(applied.flat(), ['0001_first.sql', '0002_second.sql'])
})

test('a migration that fails changes nothing, and says which it was', async (t) => {
  const { url, folder } = await setUp(t)
  await writeFile(path.join(folder, '0003_bad.sql'), 'create table third (id int); select nothing;')
  await assert.rejects(migrate(url, folder), /0003_bad\.sql failed: column "nothing"/u)
  assert.deepEqual(await tablesOf(url), ['first', 'migration', 'second'])
})

test('a migration changed after it was applied is refused', async (t) => {
  const { url, folder } = await setUp(t)
  await migrate(url, folder)
  await appendFile(path.join(folder, '0001_first.sql'), '-- changed')
  await assert.rejects(migrate(url, folder), /0001_first\.sql has changed since it was applied/u)
})

test('a database newer than the program is refused', async (t) => {
  const { url, folder } = await setUp(t)
  await migrate(url, folder)
  await rm(path.join(folder, '0002_second.sql'))
  await assert.rejects(migrate(url, folder), /newer than this program.*0002_second\.sql/u)
})

test('a migration squeezed in before applied ones is refused', async (t) => {
  const { url, folder } = await setUp(t)
  await migrate(url, folder)
  await writeFile(path.join(folder, '0001_zero.sql'), 'select 1;')
  await assert.rejects(migrate(url, folder), /0001_zero\.sql comes before others/u)
})
