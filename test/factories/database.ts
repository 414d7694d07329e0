import { createHash, randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, type TestContext } from 'node:test'
import pg from 'pg'
import { type Database, openDatabase } from '#src/platform/db/database.ts'
import { withMachineLock } from '#src/platform/db/embedded/machine-lock.ts'
import { startOf } from '#src/platform/db/embedded/process-table.ts'
import { startEmbedded } from '#src/platform/db/embedded/start-embedded.ts'
import { migrate, MIGRATIONS_FOLDER, readMigrations } from '#src/platform/db/migrate.ts'
import { TEST_SETTINGS } from './test-server-settings.ts'

/** A database of a test's own, and its address for what opens a connection itself. */
export type TestDatabase = {
  readonly url: string
  readonly db: Database
  /** Does what must be done before the connections close: hooks of a test run in their order. */
  readonly beforeClose: (work: () => Promise<void>) => void
}

/**
 * Gives a fresh, migrated, empty database, dropped when the test ends. The server is that of
 * TEST_DATABASE_URL where it is set (`npm test` sets it), else one kept running for all tests of
 * this user on this machine.
 */
export const openTestDatabase = async (t: TestContext): Promise<TestDatabase> => {
  const url = await createTestDatabase(t)
  const db = openDatabase(url, {
    connections: 10,
    onError: (error) => t.diagnostic(`An idle connection failed: ${error.message}`),
  })
  const before: (() => Promise<void>)[] = []
  t.after(async () => {
    for (const work of before) await work()
    await db.close()
  })
  return { url, db, beforeClose: (work) => void before.push(work) }
}

/** The address of a fresh, migrated, empty database, dropped when the test ends. */
export const createTestDatabase = async (t: TestContext): Promise<string> => {
  const server = await testServer()
  const template = await (templates[server] ??= ensureTemplate(server))
  return createFrom(t, server, template)
}

/** The address of a database without any table, dropped when the test ends. */
export const createBareDatabase = async (t: TestContext): Promise<string> =>
  createFrom(t, await testServer(), 'template0')

const KEPT_TEMPLATES = 5
const templates: Record<string, Promise<string>> = {}
let shared: Promise<string> | undefined

const testServer = (): Promise<string> => {
  const given = process.env['TEST_DATABASE_URL']
  if (given !== undefined && given !== '') return Promise.resolve(given)
  const folder = path.join(tmpdir(), `hoithi-test-${process.getuid?.() ?? 0}`)
  shared ??= startEmbedded(folder, (sentence) => process.emitWarning(sentence), TEST_SETTINGS).then(
    (embedded) => embedded.url,
  )
  return shared
}

// Named by what the migrations say, so a changed file gets a template of its own.
const ensureTemplate = async (server: string): Promise<string> => {
  const hash = createHash('sha256')
  for (const { checksum } of await readMigrations(MIGRATIONS_FOLDER)) hash.update(checksum)
  const name = `template_${hash.digest('hex').slice(0, 16)}`
  await withMachineLock(server, () =>
    onServer(server, async (client) => {
      await dropLeftovers(client)
      const found = await client.query('select 1 from pg_database where datname = $1', [name])
      if (found.rowCount !== 0) return
      const making = `making_${randomBytes(6).toString('hex')}`
      await client.query(`create database ${making} template template0`)
      await migrate(withDatabase(server, making))
      await client.query(`alter database ${making} rename to ${name}`)
    }),
  )
  return name
}

// Hooks of a test run in the order in which they were given, so a pool opened on a database is
// closed after a drop given here. Hence a finished test's database is only marked, and dropped by
// the next test of the file or at its end.
const finished: { server: string; name: string }[] = []
let count = 0

const createFrom = async (t: TestContext, server: string, template: string): Promise<string> => {
  await dropFinished()
  const name = `test_${process.pid}_${startOf(process.pid)}_${(count += 1)}`
  await onServer(server, (client) => client.query(`create database ${name} template ${template}`))
  t.after(() => {
    finished.push({ server, name })
  })
  return withDatabase(server, name)
}

const dropFinished = async (): Promise<void> => {
  for (const { server, name } of finished.splice(0)) {
    await onServer(server, (client) => client.query(`drop database ${name} with (force)`))
  }
}
after(dropFinished)

// What killed test processes left behind, and templates of migrations long changed.
const dropLeftovers = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname ~ '^(test|template)_' order by oid desc`,
  )
  const names = rows.map((row) => row.datname)
  const orphans = names.filter((name) => {
    const [kind, pid, start] = name.split('_')
    return kind === 'test' && startOf(Number(pid)) !== start
  })
  const old = names.filter((name) => name.startsWith('template_')).slice(KEPT_TEMPLATES)
  for (const name of [...orphans, ...old]) await client.query(`drop database if exists ${name}`)
}

const onServer = async <T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: withDatabase(server, 'postgres') })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const withDatabase = (server: string, database: string): string => {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}
