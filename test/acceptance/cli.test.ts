import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import pg from 'pg'
import { createBareDatabase, createTestDatabase } from '#test/factories/database.ts'
import { runProgram } from '#test/factories/program.ts'
import { temporaryFolder } from '#test/factories/temporary-folder.ts'

type Finding = {
  readonly check: string
  readonly ok: boolean
  readonly found: string
  readonly remedy: string
}

const run = async (
  t: TestContext,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
) => {
  const program = runProgram(t, 'cli.ts', args, settings)
  const code = await program.ended
  return { code, said: program.said(), printed: program.printed() }
}

test('the help names the verbs with examples, and needs no database', async (t) => {
  const { code, printed } = await run(t, ['--help'])
  assert.equal(code, 0)
  for (const verb of ['user', 'roster', 'contest', 'bank', 'doctor', 'backup', 'restore']) {
    assert.match(printed, new RegExp(`^  ${verb}\\b`, 'mu'))
  }
  assert.match(printed, /Examples:[\s\S]*contest import[\s\S]*Exit codes: 0 done; 1 .*; 2 /u)
})

test('what is not understood ends with 2 and says where help is', async (t) => {
  const wrong = [['contset'], ['doctor', '--jsno'], []]
  for (const { code, said } of await Promise.all(wrong.map((args) => run(t, args)))) {
    assert.equal(code, 2, said)
    assert.match(said, /--help/u)
  }
})

test('a verb that is done ends with 0, one that is refused with 1 and a sentence', async (t) => {
  const settings = {
    DATABASE_URL: await createTestDatabase(t),
    HOITHI_DATA: await temporaryFolder(),
  }
  const added = await run(t, ['user', 'add', 'hoa', '--name', 'Nguyễn Thị Hoa', '--json'], settings)
  assert.equal(added.code, 0, added.said)
  assert.equal((JSON.parse(added.printed) as { username: string }).username, 'hoa')

  const again = await run(t, ['user', 'add', 'hoa', '--name', 'Trần Thị Hoa'], settings)
  assert.equal(again.code, 1)
  assert.match(again.said, /hoa/u)
  assert.doesNotMatch(again.said, /at .*\.ts/u)
})

test('a database that is not there is told in a sentence', async (t) => {
  const settings = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
  const { code, said } = await run(t, ['user', 'list'], settings)
  assert.equal(code, 1)
  assert.match(said, /database of DATABASE_URL can't be used/u)
  assert.doesNotMatch(said, /at .*\.ts/u)
})

test('a database that can’t hold Vietnamese, or is newer than the program, is refused in a sentence', async (t) => {
  const bare = await createBareDatabase(t)
  const server = new pg.Client({ connectionString: bare })
  await server.connect()
  const name = `${new URL(bare).pathname.slice(1)}_ascii`
  await server.query(`create database ${name} encoding 'SQL_ASCII' locale 'C' template template0`)
  t.after(async () => {
    await server.query(`drop database ${name}`)
    await server.end()
  })
  const ascii = new URL(bare)
  ascii.pathname = `/${name}`
  const first = await run(t, ['user', 'list'], { DATABASE_URL: ascii.href })
  assert.equal(first.code, 1)
  assert.match(first.said, /encoding SQL_ASCII; make one with/u)

  await server.query('create table migration (name text, checksum text)')
  await server.query("insert into migration values ('9999_future.sql', 'x')")
  const second = await run(t, ['user', 'list'], { DATABASE_URL: bare })
  assert.equal(second.code, 1)
  assert.match(second.said, /newer than this program: it has the migration 9999_future\.sql/u)
  assert.doesNotMatch(second.said, /at .*\.ts/u)
})

test('the doctor finds what is wrong and says what to do', async (t) => {
  const settings = {
    DATABASE_URL: await createBareDatabase(t),
    HOITHI_DATA: await temporaryFolder(),
    DATABASE_CONNECTIONS: '200',
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://hoithi.example.vn',
  }
  const { code, printed } = await run(t, ['doctor', '--json'], settings)
  assert.equal(code, 1)
  const findings = new Map((JSON.parse(printed) as Finding[]).map((one) => [one.check, one]))
  const isWrong = (check: string) => findings.get(check)?.ok === false
  for (const check of ['Migrations', 'Connections', 'Proxy']) assert.ok(isWrong(check), check)
  for (const check of ['Settings', 'Node', 'Data folder', 'Database', 'PostgreSQL', 'Clock']) {
    assert.equal(findings.get(check)?.ok, true, `${check}: ${findings.get(check)?.found}`)
  }
  for (const { ok, remedy } of findings.values()) assert.equal(remedy === '', ok)

  const down = await run(t, ['doctor'], {
    ...settings,
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  })
  assert.equal(down.code, 1)
  assert.match(down.printed, /^✗ Database: .*ECONNREFUSED.*\n {4}→ Check DATABASE_URL/mu)

  const misset = await run(t, ['doctor'], { PORT: 'x' })
  assert.equal(misset.code, 1)
  assert.match(misset.printed, /^✗ Settings: PORT: expected/mu)
})
