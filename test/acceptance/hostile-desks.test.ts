import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { sql } from 'kysely'
import type { Contest } from '#src/modules/contest/contest.ts'
import type { ListPreview } from '#src/modules/roster/schema.ts'
import type { Context } from '#src/platform/context.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContest } from '#test/factories/contest.ts'
import { aSubUnit, deskOf, openDesk } from '#test/factories/desk.ts'
import { aPackFolder, importedFrom } from '#test/factories/pack.ts'
import {
  aContestant,
  aPerson,
  aSession,
  enrol,
  signIn,
  type TestPerson,
} from '#test/factories/people.ts'

const phone = '0987654321'

/** Somebody who takes part for another unit, in another contest than the desk's. */
const aStranger = async (context: Context, contest: Contest): Promise<TestPerson> => {
  const person = await aContestant(context, contest, { name: 'Trần Bí Mật', unitCode: 'so-2' })
  await sql`update person set phone = ${phone}, email = 'bimat@soctrang.gov.vn'
    where id = ${person.id}`.execute(context.db.query)
  return person
}

test('a name and a guessed username bring nobody’s account and phone to a desk', async (t) => {
  const { context, ask } = await openDesk(t)
  const { name, username } = await aStranger(context, await aContest(context))
  const rows = [{ name, username }]
  const preview = await ask('POST', '/roster/previews', { rows })
  assert.deepEqual(
    preview.read<ListPreview>().problems.map(({ field, code }) => [field, code]),
    [['username', 'roster_not_here']],
  )
  assert.equal((await ask('POST', '/roster/imports', { rows })).status, 422)
  assert.doesNotMatch((await ask('GET', '/contestants')).body, /Bí Mật|0987/u)
  // Who knows the phone as well brings along the one whose it is.
  const known = await ask('POST', '/roster/imports', { rows: [{ name, username, phone }] })
  assert.equal(known.status, 201, known.body)
})

test('a coordinator takes over no account of another unit by putting it on the roster', async (t) => {
  const application = await openDesk(t)
  const { app, context, contest, ask } = application
  const stranger = await aStranger(context, await aContest(context))
  const { id, name, username, password } = stranger
  assert.equal((await ask('POST', '/roster/imports', { rows: [{ name, phone }] })).status, 201)
  const reset = await ask('POST', `/contestants/${id}/password`)
  assert.deepEqual(
    [reset.status, reset.read<{ code: string }>().code],
    [409, 'person_of_other_unit'],
  )
  await signIn(app, username, password)
  const organiser = await aPerson(context, { grants: [{ role: 'organiser', contest }] })
  const office = deskOf(application, contest, await aSession(context, organiser.id))
  assert.equal((await office('POST', `/contestants/${id}/password`)).status, 201)
})

test('nor of who took part for the same unit before is anything kept from it', async (t) => {
  const { context, contest, ask } = await openDesk(t)
  const person = await aContestant(context, await aContest(context), { unitCode: 'so-1' })
  await enrol(context, contest, person)
  assert.equal((await ask('POST', `/contestants/${person.id}/password`)).status, 201)
})

test('nor by giving them a role below the unit and renewing its password', async (t) => {
  const { app, context, contest, cookie, ask } = await openDesk(t)
  await aSubUnit(context, contest, 'Văn phòng')
  const { rows } = await sql<{ code: string }>`
    select code from unit where name = 'Văn phòng'`.execute(context.db.query)
  const { name, username, password } = await aStranger(context, await aContest(context))
  await ask('POST', '/roster/imports', { rows: [{ name, phone, 'sub-unit': 'Văn phòng' }] })
  const url = `/api/v1/contests/${contest.slug}/roles`
  const given = await app.inject({
    method: 'POST',
    url,
    headers: { cookie },
    payload: { username, role: 'unit_coordinator', unit: rows[0]?.code },
  })
  assert.equal(given.statusCode, 201, given.body)
  const { rows: grants } = await sql<{ id: number }>`
    select g.id from role_grant g join person p on p.id = person_id
    where username = ${username}`.execute(context.db.query)
  const renewed = await app.inject({
    method: 'POST',
    url: `${url}/${grants[0]?.id}/password`,
    headers: { cookie },
  })
  assert.deepEqual(
    [renewed.statusCode, renewed.json<{ code: string }>().code],
    [403, 'works_elsewhere'],
  )
  await signIn(app, username, password)
})

test('an organiser takes over no coordinator of a contest that others organise', async (t) => {
  const application = await startApplication(t)
  const { app, context } = application
  const [own, others] = [await aContest(context), await aContest(context)]
  const organiser = await aPerson(context, { grants: [{ role: 'organiser', contest: own }] })
  const ask = deskOf(application, own, await aSession(context, organiser.id))
  const grants = [{ role: 'unit_coordinator' as const, contest: others, unitCode: 'so-2' }]
  const { id, username, password } = await aContestant(context, own, { grants })
  const reset = await ask('POST', `/contestants/${id}/password`)
  assert.deepEqual([reset.status, reset.read<{ code: string }>().code], [409, 'person_has_duties'])
  await signIn(app, username, password)
})

const fillings: Readonly<Record<string, string>> = {
  unit: 'so-1',
  part: 'kien-thuc',
  round: 'vong-1',
  person: '1',
  registration: '1',
  grant: '1',
  username: 'nguoi-1',
}

test('no address tells a contest that is prepared from one that there is not', async (t) => {
  const { app, context } = await startApplication(t)
  const [draft, running] = [await aContest(context), await aContest(context)]
  await sql`update contest set stage = 'draft' where id = ${draft.id}`.execute(context.db.query)
  const visitors = ['']
  for (const role of ['organiser', 'secretary', 'question_writer'] as const) {
    const person = await aPerson(context, { grants: [{ role, contest: running }] })
    visitors.push(await aSession(context, person.id))
  }
  const grants = [{ role: 'unit_coordinator' as const, contest: running, unitCode: 'so-1' }]
  visitors.push(await aSession(context, (await aContestant(context, running, { grants })).id))
  const { paths } = (await app.inject('/api/openapi.json')).json<{
    paths: Record<string, Record<string, unknown>>
  }>()
  const told: string[] = []
  let asked = 0
  for (const [address, methods] of Object.entries(paths).filter(([one]) =>
    one.includes('{contest}'),
  ))
    for (const method of Object.keys(methods))
      for (const cookie of visitors) {
        const [there, nowhere] = await Promise.all(
          [draft.slug, 'khong-co'].map(async (slug) => {
            const url = address
              .replace('{contest}', slug)
              .replace(/\{(\w+)\}/gu, (_, name: string) => fillings[name] ?? '1')
            const headers = cookie === '' ? {} : { cookie }
            const reply = await app.inject({ method: method as 'GET', url, headers })
            return `${reply.statusCode} ${reply.body.replaceAll(slug, '')}`
          }),
        )
        asked += 1
        if (there !== nowhere) told.push(`${method} ${address}: ${there} / ${nowhere}`)
      }
  assert.deepEqual([...new Set(told)], [])
  assert.ok(asked > 200, String(asked))
})

test('a pack makes no bank of others one’s own, even one that says the same', async (t) => {
  const { app, context } = await startApplication(t, { now: '2021-12-01T09:00:00+07:00' })
  const pack = await aPackFolder()
  await importedFrom(context, pack)
  const grants = [{ role: 'organiser' as const, contest: await aContest(context) }]
  const cookie = await aSession(context, (await aPerson(context, { grants })).id)
  const files: Record<string, Uint8Array> = {}
  for (const entry of await readdir(pack.root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const text = (await readFile(file, 'utf8')).replace('slug: cuoc-thi', 'slug: tu-goi')
    files[`goi/${path.relative(pack.root, file)}`] = strToU8(text)
  }
  const reply = await app.inject({
    method: 'POST',
    url: '/api/v1/desk/start/pack',
    headers: { cookie, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(zipSync(files)),
  })
  assert.deepEqual([reply.statusCode, reply.json<{ code: string }>().code], [409, 'slug_taken'])
})

test('of a stranger no large file is read before the refusal', async (t) => {
  const { app } = await startApplication(t)
  for (const url of ['/api/v1/desk/start/pack', '/api/v1/unit-file']) {
    let read = 0
    const body = new Readable({
      read() {
        read += 1
        this.push(read > 100 ? null : Buffer.alloc(16_384))
      },
    })
    const headers = { 'content-type': 'application/octet-stream' }
    const reply = await app.inject({ method: 'POST', url, headers, payload: body })
    assert.equal(reply.statusCode, 401, `${url} ${reply.body}`)
    assert.ok(read < 10, `${url} ${read}`)
  }
})
