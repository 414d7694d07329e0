import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import { createTestDatabase } from '#test/factories/database.ts'
import { aPackFolder } from '#test/factories/pack.ts'
import { runProgram } from '#test/factories/program.ts'
import { temporaryFolder } from '#test/factories/temporary-folder.ts'

type Ran = { readonly code: unknown; readonly printed: string; readonly said: string }

/** The command line on an empty database of its own. */
const commandLine = async (t: TestContext): Promise<(...args: string[]) => Promise<Ran>> => {
  const settings = {
    DATABASE_URL: await createTestDatabase(t),
    HOITHI_DATA: await temporaryFolder(),
    HOITHI_DEMO: 'off',
  }
  return async (...args) => {
    const program = runProgram(t, 'cli.ts', args, settings)
    const code = await program.ended
    return { code, printed: program.printed(), said: program.said() }
  }
}

test('an edition is imported, changed only with --yes, listed and exported', async (t) => {
  const hoithi = await commandLine(t)
  const pack = await aPackFolder()
  const created = await hoithi('contest', 'import', pack.folder)
  assert.equal(created.code, 0, created.said)
  assert.match(
    created.said,
    /cuoc-thi \(new\): 3 files[^]*ngan-hang \(new\): 4 added[^]*Imported\./u,
  )

  const again = await hoithi('contest', 'import', pack.folder, '--json')
  assert.equal(again.code, 0)
  assert.equal((JSON.parse(again.printed) as { state: string }).state, 'unchanged')

  await pack.edit('cuoc-thi/contest.yaml', '2021-10-15T24:00', '2021-10-20T24:00')
  const shown =
    /rounds\.chinh-thuc\.end: "2021-10-15T17:00:00\.000Z" → "2021-10-20T17:00:00\.000Z"/u
  const asked = await hoithi('contest', 'import', pack.folder)
  assert.equal(asked.code, 1)
  assert.match(asked.said, shown)
  assert.match(asked.said, /Say --yes to apply it\./u)
  const changed = await hoithi('contest', 'import', pack.folder, '--yes')
  assert.equal(changed.code, 0)
  assert.match(changed.said, shown)

  const list = await hoithi('contest', 'list', '--json')
  const { contests } = JSON.parse(list.printed) as { contests: { slug: string; endsAt: string }[] }
  assert.deepEqual(
    contests.map(({ slug, endsAt }) => [slug, endsAt]),
    [['cuoc-thi', '2021-10-20T17:00:00.000Z']],
  )
  const shownList = await hoithi('contest', 'list')
  assert.match(shownList.printed, /^cuoc-thi\tclosed\t.*\t21\/10\/2021, 00:00\t/u)

  const to = await temporaryFolder()
  assert.equal((await hoithi('contest', 'export', 'cuoc-thi', '--to', to)).code, 0)
  assert.deepEqual(
    await readFile(path.join(to, 'cuoc-thi/contest.yaml')),
    await readFile(path.join(pack.folder, 'contest.yaml')),
  )
})

test('what cannot be imported is told with its place, and the exit code says so', async (t) => {
  const hoithi = await commandLine(t)
  const pack = await aPackFolder()
  await pack.edit('cuoc-thi/contest.yaml', 'questions: 3', 'questions: 4')
  const refused = await hoithi('contest', 'import', pack.folder)
  assert.equal(refused.code, 1)
  assert.match(
    refused.said,
    /cuoc-thi\/contest\.yaml:24:9: ma trận đề có 3 câu.* \/ the blueprint has 3/u,
  )
  const astray = await hoithi('contest', 'import', pack.root)
  assert.equal(astray.code, 1)
  assert.match(astray.said, /^\S+\/contest\.yaml: thiếu tệp này \/ this file is missing\n/u)
  const missing = await hoithi('contest', 'export', 'khong-co', '--to', pack.root)
  assert.equal(missing.code, 1)
  assert.match(missing.said, /There is no such contest\./u)
})

test('a bank is imported with a report row by row', async (t) => {
  const hoithi = await commandLine(t)
  const file = path.join(await temporaryFolder(), 'ngan-hang.csv')
  await writeFile(file, 'Câu hỏi,A,B,Đáp án\nMột?,Có,Không,C\n')
  const refused = await hoithi('bank', 'import', file, '--bank', 'thu')
  assert.equal(refused.code, 1)
  assert.match(refused.said, /Dòng 2, cột D: “C” → câu chỉ có 2 phương án \/ the question has 2/u)
  await writeFile(file, 'Câu hỏi,A,B,Đáp án\nMột?,Có,Không,B\n')
  const taken = await hoithi('bank', 'import', file, '--bank', 'thu', '--json')
  assert.equal(taken.code, 0, taken.said)
  const { state, questions } = JSON.parse(taken.printed) as { state: string; questions: number }
  assert.deepEqual([state, questions], ['created', 1])
  const missing = await hoithi('bank', 'import', 'khong-co.xlsx', '--bank', 'thu', '--json')
  assert.equal(missing.code, 1)
  const { code } = JSON.parse(missing.printed) as { code: string }
  assert.equal(code, 'sheet_missing')
  assert.match(missing.said, /There is no file “khong-co\.xlsx”\./u)
})
