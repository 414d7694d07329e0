import assert from 'node:assert/strict'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import { restoreBackup } from '#src/backup/restore-backup.ts'
import { listTables } from '#src/backup/store.ts'
import { writeBackup } from '#src/backup/write-backup.ts'
import type { Context } from '#src/platform/context.ts'
import { openDatabase } from '#src/platform/db/database.ts'
import { migrate, MIGRATIONS_FOLDER, readMigrations } from '#src/platform/db/migrate.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aContest } from '#test/factories/contest.ts'
import { createBareDatabase } from '#test/factories/database.ts'
import { aContestant, aPerson } from '#test/factories/people.ts'
import { temporaryFolder } from '#test/factories/temporary-folder.ts'
import { aStanding } from '#test/factories/standing.ts'

const aFolder = async (t: TestContext): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'hoithi-backup-'))
  t.after(() => rm(folder, { recursive: true }))
  return folder
}

/** An installation in which a contest was held. */
const anInstallation = async (t: TestContext): Promise<Application> => {
  const application = await startApplication(t)
  const { context } = application
  const contest = await aContest(context, {
    slug: 'cuoc-thi',
    files: [{ path: 'documents/the-le.txt', bytes: Buffer.from([0, 255, 10, 92, 34]) }],
  })
  await aPerson(context, { grants: [{ role: 'organiser', contest }] })
  for (let index = 0; index < 40; index++) {
    const name = `Nguyễn "Văn\\ (${index}), Ổn`
    const unitCode = contest.units[index % 6]?.code ?? ''
    const person = await aContestant(context, contest, { name, unitCode, subUnit: '' })
    await aStanding(context, contest, person, { correct: index % 7 })
  }
  return application
}

/** Sub-units, the first of which stands below the last of more than go into one batch; an act. */
const addDesks = async ({ db: { pool } }: Context): Promise<void> => {
  await pool.query(`
    insert into unit (id, code, name, parent_id) overriding system value
    select n, 'don-vi-' || n, 'Đơn vị ' || n, case when n = 10001 then 11500 end
    from generate_series(10001, 11500) n`)
  await pool.query(`
    insert into contest_unit (contest_id, unit_id, position, name, unit_group, parent_unit_id)
    select contest.id, n, n, 'Đơn vị ' || n, 'Khối', case when n = 10001 then 11500 else first end
    from contest, generate_series(10001, 11500) n,
      (select min(unit_id) as first from contest_unit) as top`)
  await pool.query(`
    update contestant set sub_unit_id = 10001
    where person_id = (select min(person_id) from contestant)`)
  await pool.query(`
    insert into act (at, actor_id, actor_name, contest_id, kind, subject, search_text)
    select now(), person.id, name, contest.id, 'contest.start', 'Hội thi', 'hoi thi' from person, contest`)
}

/** What an installation would hold, had it been made by the first migrations alone. */
const asOfOld = async (t: TestContext, { db }: Context, last: string) => {
  const folder = await temporaryFolder()
  for (const { name } of await readMigrations(MIGRATIONS_FOLDER))
    if (name <= last) await copyFile(path.join(MIGRATIONS_FOLDER, name), path.join(folder, name))
  const url = await createBareDatabase(t)
  await migrate(url, folder)
  const old = openDatabase(url, { connections: 4, onError: () => undefined })
  t.after(() => old.close())
  for (const table of await listTables(old.pool)) {
    const { rows } = await old.pool.query<{ column: string }>(
      `select quote_ident(attname) as column from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    )
    const columns = rows.map(({ column }) => column).join(', ')
    const held = await db.pool.query<{ rows: string }>(
      `select coalesce(json_agg(t), '[]')::text as rows from "${table}" t`,
    )
    await old.pool.query(
      `insert into "${table}" (${columns}) overriding system value
       select ${columns} from json_populate_recordset(null::"${table}", $1::json)`,
      [held.rows[0]?.rows],
    )
  }
  return old
}

/** Every row of every table as PostgreSQL writes it. */
const everyRow = async ({ db }: Context): Promise<Record<string, string[]>> => {
  const tables = await db.pool.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration'`,
  )
  const content: Record<string, string[]> = {}
  for (const { name } of tables.rows) {
    const { rows } = await db.pool.query<{ row: string }>(
      `select t::text as row from "${name}" t order by 1`,
    )
    content[name] = rows.map(({ row }) => row)
  }
  return content
}

const ranking = async ({ app }: Application): Promise<unknown> => {
  const reply = await app.inject({
    url: '/api/v1/contests/cuoc-thi/parts/kien-thuc/ranking?limit=200',
  })
  assert.equal(reply.statusCode, 200, reply.body)
  return reply.json()
}

test('what is restored is what was backed up: every row, every ranking, and life goes on', async (t) => {
  const original = await anInstallation(t)
  await addDesks(original.context)
  const file = path.join(await aFolder(t), 'hoithi.backup')
  const written = await writeBackup(original.context, file)
  const restored = await startApplication(t)
  const outcome = await restoreBackup(restored.context, file)
  assert.ok(written.ok && outcome.ok)
  assert.equal(outcome.value.rows, written.value.rows)

  const rows = await everyRow(original.context)
  assert.ok((rows['attempt'] ?? []).length === 40 && (rows['contest_file'] ?? []).length === 1)
  assert.deepEqual(await everyRow(restored.context), rows)
  assert.deepEqual(await ranking(restored), await ranking(original))
  await assert.rejects(
    restored.context.db.pool.query("update act set subject = 'khác'"),
    /only ever added to/u,
  )

  const next = await aPerson(restored.context, { username: 'nguoi-moi' })
  const last = await original.context.db.pool.query<{ id: number }>(
    'select max(id) as id from person',
  )
  assert.ok(next.id > (last.rows[0]?.id ?? 0), 'identities go on after the restored ones')
})

test('a backup of the version without desks is brought up to date as it is restored', async (t) => {
  const original = await anInstallation(t)
  const old = await asOfOld(t, original.context, '0005_~')
  const file = path.join(await aFolder(t), 'hoithi.backup')
  assert.ok((await writeBackup({ ...original.context, db: old }, file)).ok)
  const restored = await startApplication(t)
  assert.ok((await restoreBackup(restored.context, file)).ok)
  assert.deepEqual(await everyRow(restored.context), await everyRow(original.context))
  assert.deepEqual(await ranking(restored), await ranking(original))
})

test('a backup is of one instant, though people go on writing', async (t) => {
  const { context } = await anInstallation(t)
  const folder = await aFolder(t)
  const contest = await aContest(context, { slug: 'dang-thi' })
  let running = true
  const write = async (): Promise<void> => {
    while (running) {
      const person = await aContestant(context, contest)
      await aStanding(context, contest, person, { correct: 1 })
    }
  }
  const backUp = async (): Promise<string[]> => {
    const files = ['1', '2', '3'].map((name) => path.join(folder, name))
    for (const file of files) assert.ok((await writeBackup(context, file)).ok)
    return files
  }
  const [files] = await Promise.all([backUp().finally(() => (running = false)), write()])
  for (const file of files) {
    const restored = await startApplication(t)
    // Standings refer to attempts and these to people: of two instants, this would not go in.
    assert.ok((await restoreBackup(restored.context, file)).ok)
    const counts = await restored.context.db.pool.query<{ equal: boolean }>(
      'select (select count(*) from attempt) = (select count(*) from standing) as equal',
    )
    assert.deepEqual(counts.rows, [{ equal: true }])
  }
})

test('a backup never replaces a file', async (t) => {
  const { context } = await anInstallation(t)
  const file = path.join(await aFolder(t), 'hoithi.backup')
  await writeFile(file, 'kept')
  const refused = await writeBackup(context, file)
  assert.equal(!refused.ok && refused.refusal.code, 'backup_exists')
  assert.equal(await readFile(file, 'utf8'), 'kept')
})

test('a damaged, cut, foreign or later file is named as such before anything is written', async (t) => {
  const { context } = await anInstallation(t)
  const folder = await aFolder(t)
  const file = path.join(folder, 'hoithi.backup')
  await writeBackup(context, file)
  const bytes = await readFile(file)
  const empty = await startApplication(t)
  const before = await everyRow(empty.context)
  const restoring = async (content: Buffer): Promise<string> => {
    const changed = path.join(folder, 'changed')
    await writeFile(changed, content)
    const outcome = await restoreBackup(empty.context, changed)
    return outcome.ok ? 'restored' : outcome.refusal.code
  }
  for (const share of [0.1, 0.5, 0.9]) {
    const at = Math.floor(bytes.length * share)
    assert.equal(await restoring(bytes.subarray(0, at)), 'backup_damaged')
    const flipped = Buffer.from(bytes)
    flipped.writeUInt8(bytes.readUInt8(at) ^ 0x10, at)
    assert.match(await restoring(flipped), /^(not_a_backup|backup_damaged)$/u)
  }
  assert.equal(await restoring(Buffer.from('xin chào')), 'not_a_backup')
  assert.equal(await restoring(Buffer.alloc(0)), 'not_a_backup')
  const missing = await restoreBackup(empty.context, path.join(folder, 'khong-co'))
  assert.equal(!missing.ok && missing.refusal.code, 'backup_missing')
  assert.deepEqual(await everyRow(empty.context), before)
})

test('a backup of a newer program is refused', async (t) => {
  const { context } = await anInstallation(t)
  await context.db.pool.query(`insert into migration values ('9999_later.sql', 'x')`)
  const file = path.join(await aFolder(t), 'hoithi.backup')
  await writeBackup(context, file)
  const outcome = await restoreBackup((await startApplication(t)).context, file)
  assert.equal(!outcome.ok && outcome.refusal.code, 'backup_is_newer')
})

test('an installation that holds anything is left alone', async (t) => {
  const { context } = await anInstallation(t)
  const file = path.join(await aFolder(t), 'hoithi.backup')
  await writeBackup(context, file)
  const other = await startApplication(t)
  await aPerson(other.context)
  const before = await everyRow(other.context)
  const outcome = await restoreBackup(other.context, file)
  assert.equal(!outcome.ok && outcome.refusal.code, 'installation_not_empty')
  assert.deepEqual(await everyRow(other.context), before)
})
