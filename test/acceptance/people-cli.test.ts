import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#src/platform/clock.ts'
import { readConfig } from '#src/config.ts'
import { openNotices } from '#src/platform/db/open-notices.ts'
import { openTestDatabase } from '#test/factories/database.ts'
import { aContest } from '#test/factories/contest.ts'

type Ran = { readonly code: number; readonly out: string; readonly err: string }

const root = path.resolve(import.meta.dirname, '../..')

/** A contest in a database, a folder for files, and the program to run on them. */
const open = async (t: TestContext) => {
  const { db, url } = await openTestDatabase(t)
  const notices = await openNotices(url, (error) => t.diagnostic(error.message))
  t.after(() => notices.close())
  const context = { db, notices, clock: systemClock, config: readConfig({}) }
  const contest = await aContest(context)
  const folder = await mkdtemp(path.join(tmpdir(), 'hoithi-people-'))
  await chmod(folder, 0o700)
  t.after(() => rm(folder, { recursive: true }))
  const run = (...args: string[]): Promise<Ran> =>
    new Promise((resolve) => {
      const env = { ...process.env, DATABASE_URL: url, HOITHI_DATA: folder }
      execFile(process.execPath, ['src/cli.ts', ...args], { cwd: root, env }, (error, out, err) =>
        resolve({ code: Number(error?.code ?? 0), out, err }),
      )
    })
  return { contest: contest.slug, folder, run }
}

test('people are added, given roles and a new password', async (t) => {
  const { contest, run } = await open(t)
  const added = await run('user', 'add', 'huong', '--name', 'Nguyễn Thị Hương', '--json')
  assert.equal(added.code, 0, added.err)
  const person = JSON.parse(added.out) as { username: string; password: string }
  assert.equal(person.username, 'huong')
  assert.match(person.password, /^[2-9a-km-np-z]{10}$/u)
  const scope = ['--role', 'organiser', '--contest', contest]
  assert.equal((await run('user', 'grant', 'huong', ...scope)).code, 0)
  assert.match(
    (await run('user', 'list')).out,
    new RegExp(`^huong\\t.*\\torganiser ${contest}`, 'u'),
  )
  assert.equal((await run('user', 'revoke', 'huong', ...scope)).code, 0)
  const reset = await run('user', 'reset-password', 'huong', '--json')
  assert.notEqual((JSON.parse(reset.out) as { password: string }).password, person.password)
})

test('a refusal is a sentence and exit code 1, a misunderstanding exit code 2', async (t) => {
  const { run } = await open(t)
  const refused = await run('user', 'grant', 'nobody', '--role', 'operator')
  assert.deepEqual(refused, { code: 1, out: '', err: 'There is no person “nobody”.\n' })
  const asJson = await run('user', 'reset-password', 'nobody', '--json')
  assert.equal(asJson.code, 1)
  assert.deepEqual(JSON.parse(asJson.out), {
    code: 'person_unknown',
    detail: 'There is no person “nobody”.',
  })
  assert.equal((await run('user', 'grant', 'nobody', '--role', 'king')).code, 2)
})

test('a roster is tried, imported with its slips in a file of their own, and imported again', async (t) => {
  const { contest, folder, run } = await open(t)
  const file = path.join(folder, 'danh sách.csv')
  const slips = path.join(folder, 'phiếu.csv')
  await writeFile(file, 'Họ tên,Đơn vị\r\nNguyễn Văn A,so-1\r\n=cmd,so-2\r\n')
  const args = ['roster', 'import', file, '--contest', contest, '--slips', slips]

  const tried = await run(...args, '--dry-run')
  assert.equal(tried.code, 0, tried.err)
  assert.match(tried.err, /^Would create 2;/u)
  await assert.rejects(stat(slips), /ENOENT/u)

  const done = await run(...args, '--json')
  assert.equal(done.code, 0, done.err)
  const { created, unchanged } = JSON.parse(done.out) as {
    created: { username: string; password: string; name: string; unit: string }[]
    unchanged: number
  }
  assert.equal(unchanged, 0)
  const [first, second] = created
  assert.ok(first && second)
  assert.equal((await stat(slips)).mode & 0o777, 0o600)
  assert.deepEqual((await readFile(slips, 'utf8')).split('\r\n').slice(1), [
    `Sở số 1,,Nguyễn Văn A,nguyenvana,${first.password}`,
    `Sở số 2,,'=cmd,cmd,${second.password}`,
    '',
  ])

  const again = await run(...args)
  assert.equal(again.code, 1)
  assert.match(again.err, /exists already/u)
  const elsewhere = path.join(folder, 'phiếu 2.csv')
  const unchangedRun = await run(
    'roster',
    'import',
    file,
    '--contest',
    contest,
    '--slips',
    elsewhere,
  )
  assert.match(unchangedRun.err, /unchanged 2/u)
  await assert.rejects(stat(elsewhere), /ENOENT/u)
})

test('a roster that cannot be taken is told row by row', async (t) => {
  const { contest, folder, run } = await open(t)
  const file = path.join(folder, 'danh-sach.csv')
  await writeFile(file, 'Họ tên,Đơn vị,SĐT\nNguyễn Văn A,Sở số 11,12\n')
  const told = await run('roster', 'import', file, '--contest', contest)
  assert.deepEqual(told, {
    code: 1,
    out: '',
    err:
      'Dòng 2, Đơn vị: “Sở số 11” → một đơn vị của hội thi; gần nhất là “Sở số 1”\n' +
      'Dòng 2, SĐT: “12” → một số điện thoại Việt Nam, ví dụ 0912345678\n' +
      'Nothing was imported; problems found: 2.\n',
  })
  const args = ['--contest', contest, '--json', '--language', 'en']
  const asJson = await run('roster', 'import', file, ...args)
  const { problems } = JSON.parse(asJson.out) as { problems: unknown[] }
  assert.deepEqual(problems[1], {
    row: 2,
    column: 'SĐT',
    found: '12',
    expected: 'one Vietnamese phone number, e.g. 0912345678',
    code: 'roster_phone',
  })
  const missing = await run('roster', 'import', path.join(folder, 'none.csv'), '--contest', contest)
  assert.equal(missing.code, 1)
  assert.match(missing.err, /^Không có tệp “.*none\.csv”\.\n$/u)
})
