import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ContestantList } from '#src/modules/contestant/schema.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContestantAt } from '#test/factories/attempt.ts'
import { aContest } from '#test/factories/contest.ts'
import { aDeskWorker } from '#test/factories/desk-worker.ts'
import { aContestant } from '#test/factories/people.ts'

const open = async (t: Parameters<typeof startApplication>[0]) => {
  const product = await startApplication(t)
  const contest = await aContest(product.context, {
    units: [
      { code: 'so-noi-vu', name: 'Sở Nội vụ', unitGroup: 'Cơ quan chuyên môn', staffCount: 50 },
      { code: 'so-y-te', name: 'Sở Y tế', unitGroup: 'Cơ quan chuyên môn', staffCount: 60 },
      { code: 'my-tu', name: 'Huyện Mỹ Tú', unitGroup: 'UBND cấp huyện', staffCount: null },
    ],
  })
  const secretary = await aDeskWorker(product, contest, 'secretary')
  const list = async (query: string): Promise<ContestantList> => {
    const reply = await secretary.get(`/contestants?${query}`)
    assert.equal(reply.statusCode, 200, reply.body)
    return reply.json<ContestantList>()
  }
  const names = async (query: string) => (await list(query)).rows.map(({ name }) => name)
  return { ...product, contest, list, names, secretary }
}

test('anybody is found by words of name, username, phone and unit, without tone marks', async (t) => {
  const { context, contest, names, list } = await open(t)
  const an = await aContestant(context, contest, { name: 'Nguyễn Văn An', username: 'an.nv' })
  await aContestant(context, contest, { name: 'Nguyễn Văn Ân', unitCode: 'so-y-te' })
  await aContestant(context, contest, { name: 'Đặng Thị Đào', unitCode: 'my-tu' })
  await context.db.query
    .updateTable('person')
    .set({ phone: '0912345678' })
    .where('id', '=', an.id)
    .execute()
  assert.deepEqual(await names('search=nguyen van'), ['Nguyễn Văn An', 'Nguyễn Văn Ân'])
  assert.deepEqual(await names('search=so noi vu nguyen'), ['Nguyễn Văn An'])
  assert.deepEqual(await names('search=DANG  dao my tu'), ['Đặng Thị Đào'])
  assert.deepEqual(await names('search=an.nv'), ['Nguyễn Văn An'])
  assert.deepEqual(await names('search=0912 345'), ['Nguyễn Văn An'])
  assert.deepEqual(await names('search=nobody'), [])
  const found = await list('search=678')
  assert.equal(found.rows[0]?.phone, '•••••••678')
  assert.equal(found.total, 1)
})

test('the list is narrowed by unit, group, taking part, disqualification and registration', async (t) => {
  const product = await open(t)
  const { context, contest, names } = product
  const taking = await aContestantAt(product, contest, { name: 'An', unitCode: 'so-noi-vu' })
  const begun = await taking.begin()
  const out = await aContestant(context, contest, { name: 'Bình', unitCode: 'so-y-te' })
  const self = await aContestant(context, contest, { name: 'Chi', unitCode: 'my-tu' })
  const contestant = context.db.query.updateTable('contestant')
  await contestant.set({ disqualified: true }).where('person_id', '=', out.id).execute()
  await contestant.set({ nominated: false }).where('person_id', '=', self.id).execute()
  assert.deepEqual(await names('unit=so-y-te'), ['Bình'])
  assert.deepEqual(await names('unit=khong-co'), [])
  assert.deepEqual(await names('unitGroup=UBND cấp huyện'), ['Chi'])
  assert.deepEqual(await names('tookPart=true'), [])
  assert.deepEqual(await names('tookPart=false'), ['An', 'Chi'])
  await taking.submit(begun.id, 1, {})
  assert.deepEqual(await names('tookPart=true'), ['An'])
  assert.deepEqual(await names('tookPart=false'), ['Chi'])
  assert.deepEqual(await names('disqualified=true'), ['Bình'])
  assert.deepEqual(await names('selfRegistered=true'), ['Chi'])
})

test('pages follow each other by name, each contestant once', async (t) => {
  const { context, contest, list, secretary } = await open(t)
  for (const number of [3, 1, 2, 2, 5, 4, 2])
    await aContestant(context, contest, { name: `Người số ${number}` })
  const seen: string[] = []
  let after = ''
  do {
    const page = await list(`limit=2${after}`)
    assert.equal(page.total, after === '' ? 7 : null)
    seen.push(...page.rows.map(({ username }) => username))
    after = page.next === null ? '' : `&after=${page.next}`
  } while (after !== '')
  assert.equal(new Set(seen).size, 7)
  assert.equal(seen.length, 7)
  const bad = await secretary.get('/contestants?after=aGVsbG8')
  assert.equal(bad.statusCode, 400)
  assert.equal(bad.json<{ code: string }>().code, 'bad_contestant_cursor')
})
