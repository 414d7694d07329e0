import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import pg from 'pg'
import { findPlace } from '#src/platform/db/embedded/place.ts'
import { findPostmaster } from '#src/platform/db/embedded/postmaster.ts'
import { type Embedded, startEmbedded } from '#src/platform/db/embedded/start-embedded.ts'
import { eventually } from '#test/factories/eventually.ts'
import { removeAtEnd, temporaryFolder } from '#test/factories/temporary-folder.ts'

const quiet = (): void => undefined

const start = async (t: TestContext, folder: string): Promise<Embedded> => {
  const embedded = await startEmbedded(folder, quiet)
  t.after(() => embedded.stop())
  return embedded
}

const query = async (url: string, sql: string): Promise<readonly unknown[]> => {
  const client = new pg.Client({ connectionString: url })
  // A server that dies under the connection is what some tests are about.
  client.on('error', quiet)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

const answers = (url: string): Promise<true | null> =>
  query(url, 'select 1').then(
    () => true,
    () => null,
  )

const postmasterOf = async (folder: string): Promise<number | null> =>
  findPostmaster((await findPlace(folder)).cluster)?.pid ?? null

const killServer = async (folder: string): Promise<void> => {
  const pid = await postmasterOf(folder)
  assert.notEqual(pid, null)
  process.kill(Number(pid), 'SIGKILL')
}

/** Another process that uses the server of this folder, as the product does. */
const otherProcess = async (t: TestContext, folder: string): Promise<ChildProcess> => {
  const module = path.resolve(
    import.meta.dirname,
    '../../src/platform/db/embedded/start-embedded.ts',
  )
  const program = `
    import { startEmbedded } from ${JSON.stringify(module)}
    await startEmbedded(process.argv[1], () => undefined)
    console.log('started')
    setInterval(() => undefined, 1000)`
  const child = spawn(
    process.execPath,
    ['--input-type=module-typescript', '--eval', program, folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  t.after(() => child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child
}

test('what was acknowledged is there after kill -9 of the server, which comes back on its port', async (t) => {
  const folder = await temporaryFolder()
  const { url } = await start(t, folder)
  await query(url, `create table kept (line text)`)
  await query(url, `insert into kept values ('Hội thi')`)
  await killServer(folder)
  await eventually('the server is back', () => answers(url))
  assert.deepEqual(await query(url, 'select line from kept'), [{ line: 'Hội thi' }])
})

test('the server is durable, speaks UTF-8 and UTC, and listens on the loopback alone', async (t) => {
  const { url } = await start(t, await temporaryFolder())
  assert.deepEqual(
    await query(
      url,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
         current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
         current_setting('listen_addresses') as addresses`,
    ),
    [{ fsync: 'on', commit: 'on', encoding: 'UTF8', zone: 'UTC', addresses: '127.0.0.1' }],
  )
  const port = Number(new URL(url).port)
  assert.ok(port < 32_768, 'below the ports that the machine hands to clients')
  await assert.rejects(query(url.replace(/:[^:@]+@/u, ':wrong@'), 'select 1'), /authentication/u)
})

test('the password is readable by its owner alone', async (t) => {
  const folder = await temporaryFolder()
  await start(t, folder)
  const { connection } = await findPlace(folder)
  assert.equal((await stat(connection)).mode & 0o777, 0o600)
})

test('an orphan of a killed process is used again', async (t) => {
  const folder = await temporaryFolder()
  const child = await otherProcess(t, folder)
  const orphan = await postmasterOf(folder)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const embedded = await start(t, folder)
  assert.equal(await postmasterOf(folder), orphan)
  assert.equal(await answers(embedded.url), true)
  await embedded.stop()
  assert.equal(await postmasterOf(folder), null)
})

test('the last of several processes stops it', async (t) => {
  const folder = await temporaryFolder()
  const child = await otherProcess(t, folder)
  const embedded = await start(t, folder)
  await embedded.stop()
  assert.equal(await answers(embedded.url), true)
  child.kill('SIGKILL')
  await once(child, 'exit')
  await (await start(t, folder)).stop()
  assert.equal(await answers(embedded.url), null)
})

test('two that start at the same moment share one server', async (t) => {
  const folder = await temporaryFolder()
  const [one, other] = await Promise.all([start(t, folder), start(t, folder)])
  assert.equal(one.url, other.url)
})

test('after kill -9 of everything it starts at once', async (t) => {
  const folder = await temporaryFolder()
  const child = await otherProcess(t, folder)
  child.kill('SIGKILL')
  await killServer(folder)
  assert.equal(await answers((await start(t, folder)).url), true)
})

test('a pid file that names a foreign or a dead process does not stand in the way', async (t) => {
  const folder = await temporaryFolder()
  await (await start(t, folder)).stop()
  const pidFile = path.join((await findPlace(folder)).cluster, 'postmaster.pid')
  const dead = spawn('/bin/true')
  await once(dead, 'exit')
  for (const pid of [process.pid, dead.pid]) {
    await writeFile(pidFile, `${pid}\n/elsewhere\n0\n25432\n\n\n`)
    const embedded = await start(t, folder)
    assert.equal(await answers(embedded.url), true)
    await embedded.stop()
  }
})

test('a port taken by another program is left to it', async (t) => {
  const folder = await temporaryFolder()
  const first = await start(t, folder)
  await first.stop()
  const port = Number(new URL(first.url).port)
  const taker = createServer()
  taker.listen(port, '127.0.0.1')
  await once(taker, 'listening')
  t.after(() => taker.close())
  const second = await start(t, folder)
  assert.notEqual(Number(new URL(second.url).port), port)
  assert.equal(await answers(second.url), true)
})

test('a data folder that the server may not enter points to one that it may', async (t) => {
  const folder = path.join(await temporaryFolder('hoithi home ', 0o700), 'data')
  const embedded = await start(t, folder)
  assert.equal(await answers(embedded.url), true)
  await embedded.stop()
  const pointer = path.join(folder, 'postgres.location')
  // Only root runs the server as somebody else, who may be shut out.
  assert.equal(existsSync(pointer), process.getuid?.() === 0)
  if (!existsSync(pointer)) return
  const outside = (await readFile(pointer, 'utf8')).trim()
  removeAtEnd(outside)
  assert.equal(await answers((await start(t, folder)).url), true)
})
