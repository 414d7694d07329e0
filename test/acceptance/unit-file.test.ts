import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import writeWorkbook from 'write-excel-file/node'
import type { UnitFileOutcome, UnitList } from '#src/modules/unit/schema.ts'
import { type Application, startApplication } from '#test/factories/application.ts'
import { aContest } from '#test/factories/contest.ts'
import { bodyOf, longWorkOf } from '#test/factories/long-work.ts'
import { aPerson, aSession } from '#test/factories/people.ts'

const atTheFile = async ({ app, context }: Application) => {
  const contest = await aContest(context)
  const { id } = await aPerson(context, { grants: [{ role: 'organiser', contest }] })
  const cookie = await aSession(context, id)
  const send = (file: Buffer | string, query = '') =>
    app.inject({
      method: 'POST',
      url: `/api/v1/unit-file${query}`,
      headers: { cookie, 'content-type': 'application/octet-stream' },
      payload: Buffer.from(file),
    })
  const look = async (file: Buffer | string, query = ''): Promise<UnitFileOutcome> => {
    const reply = await send(file, query)
    assert.equal(reply.statusCode, 200, reply.body)
    return reply.json()
  }
  const download = async (format: string): Promise<Buffer> =>
    (await app.inject({ url: `/api/v1/unit-file?format=${format}`, headers: { cookie } }))
      .rawPayload
  const names = async (query = ''): Promise<string[]> =>
    (await app.inject({ url: `/api/v1/units${query}`, headers: { cookie } }))
      .json<UnitList>()
      .rows.map(({ name }) => name)
  return { send, look, download, names, context, own: longWorkOf({ app }, cookie) }
}

test('the tree comes out as CSV and as a workbook, and goes in again without a change', async (t) => {
  const { look, download } = await atTheFile(await startApplication(t))
  for (const format of ['csv', 'xlsx']) {
    const { state, counts } = await look(await download(format))
    assert.deepEqual([state, counts.unchanged], ['same', 6])
  }
})

test('differences are shown first, then taken as they were seen; twice changes nothing', async (t) => {
  const { look, send, names, context } = await atTheFile(await startApplication(t))
  const file =
    '\ufeffMã đơn vị;Tên đơn vị;Cấp trên;Biên chế\nso-1;Sở Nội vụ;;1.052\n;Phòng Một;Sở Nội vụ;8\n'
  const seen = await look(file)
  assert.deepEqual(
    [seen.state, seen.created, seen.edited],
    [
      'differs',
      [{ code: 'phong-mot', name: 'Phòng Một' }],
      [
        {
          code: 'so-1',
          name: 'Sở Nội vụ',
          changes: [
            { field: 'name', from: 'Sở số 1', to: 'Sở Nội vụ' },
            { field: 'staffCount', from: 10, to: 1052 },
          ],
        },
      ],
    ],
  )
  assert.equal((await names())[0], 'Sở số 1')
  const stale = await send(file, `?confirm=${'0'.repeat(64)}`)
  assert.equal(stale.json<{ code: string }>().code, 'unit_file_changed')
  assert.equal((await look(file, `?confirm=${seen.fingerprint}`)).state, 'taken')
  assert.deepEqual(await names('?below=so-1'), ['Phòng Một'])
  assert.equal((await look(file)).state, 'same')
  const acts = await sql<{ kind: string; subject: string }>`
    select kind, subject from act`.execute(context.db.query)
  assert.deepEqual(acts.rows, [{ kind: 'unit.import', subject: '+1 ~1 −0' }])
})

test('who is not named ends only where it was asked for, and that can be taken back', async (t) => {
  const { look, names } = await atTheFile(await startApplication(t))
  const file = 'Mã,Tên đơn vị\nso-1,Sở số 1\nso-2,Sở số 2\nso-3,Sở số 3\n'
  assert.equal((await look(file)).state, 'same')
  const seen = await look(file, '?endMissing=2025-07-01')
  assert.deepEqual(seen.ended, ['Huyện số 1', 'Huyện số 2', 'Huyện số 3'])
  await look(file, `?endMissing=2025-07-01&confirm=${seen.fingerprint}`)
  assert.equal((await names('?on=2025-07-01')).length, 3)
  assert.equal((await names('?on=2025-06-30')).length, 6)
})

test('a bad file is taken not at all, each row’s problem in its row', async (t) => {
  const { look, send, names } = await atTheFile(await startApplication(t))
  const text = (value: string) => ({ value, type: String })
  const workbook = await writeWorkbook([
    [text('Tên đơn vị'), text('Mã'), text('Cấp trên'), text('Biên chế')],
    [text('Đơn vị mới'), text('moi'), text('khong-co'), text('mười')],
    [text('Đơn vị khác'), text('moi'), text(''), text('12')],
  ]).toBuffer()
  const seen = await look(workbook)
  assert.deepEqual(
    [seen.state, seen.problems.map(({ row, column, found }) => [row, column, found])],
    ['wrong', [[2, 'Biên chế', 'mười']]],
  )
  const repeated = await look('Tên,Mã,Cấp trên\nA,moi,khong-co\nB,moi,\n')
  assert.deepEqual(
    repeated.problems.map(({ row, expected }) => [row, expected]),
    [
      [2, 'mã hoặc tên của một đơn vị trong tệp hay trong cây'],
      [3, 'mỗi đơn vị một dòng; dòng 2 đã có'],
    ],
  )
  assert.equal((await send(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).statusCode, 422)
  assert.equal((await names()).length, 6)
})

test('differences are taken as long work too, and a look is answered at once', async (t) => {
  const { look, names, own } = await atTheFile(await startApplication(t))
  const file = 'Mã đơn vị;Tên đơn vị\n;Sở Mới\n'
  const { fingerprint } = await look(file)
  const work = await own.begin(`/api/v1/unit-file?confirm=${fingerprint}`, Buffer.from(file))
  const ended = await own.ended(work.id)
  const outcome = bodyOf(ended) as UnitFileOutcome
  assert.deepEqual(
    [work.kind, ended.state, ended.reply?.status, outcome.state, outcome.counts.created],
    ['unit.import', 'done', 200, 'taken', 1],
  )
  assert.ok((await names()).includes('Sở Mới'))
  const changed = await own.begin(`/api/v1/unit-file?confirm=${fingerprint}`, Buffer.from(file))
  assert.deepEqual(
    [(await own.ended(changed.id)).state, (await own.show(changed.id)).reply?.status],
    ['done', 200],
  )
})
