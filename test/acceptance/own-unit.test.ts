import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { RegistrationList } from '#src/modules/registration/schema.ts'
import type { RosterPage } from '#src/modules/roster/schema.ts'
import { openDesk } from '#test/factories/desk.ts'
import { aContestant } from '#test/factories/people.ts'

// What is another unit's: the name of one of its people, their username, phone and address, the
// name of a sub-unit, a registration.
const secrets = /Bí Mật|bi-mat|0987654321|bimat@|Phòng Kín|Người Đăng Ký Khác|huyen-2|Huyện số 2/u

const operationsOf = (document: { paths: Record<string, object> }): string[] =>
  Object.entries(document.paths)
    .filter(([path]) => path.startsWith('/api/v1/contests/{contest}/units/{unit}'))
    .flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )

test('no reply of any route of a unit’s desk tells of another unit’s people', async (t) => {
  const fields = [
    { code: 'phone', required: false, unique: true },
    { code: 'sub-unit', required: false, unique: false },
  ]
  const definition = { registration: { open: true, fields } }
  const { app, context, contest, cookie, ask } = await openDesk(t, { definition })
  const other = await aContestant(context, contest, {
    name: 'Trần Bí Mật',
    username: 'bi-mat',
    unitCode: 'huyen-2',
    subUnit: 'Phòng Kín',
    mustSetPassword: true,
  })
  await sql`update person set phone = '0987654321', email = 'bimat@soctrang.gov.vn'
    where id = ${other.id}`.execute(context.db.query)
  const register = (unit: string, name: string, phone: string) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/contests/${contest.slug}/registrations`,
      payload: { unit, name, phone, password: 'sông nước miền tây' },
    })
  await register('huyen-2', 'Người Đăng Ký Khác', '0911111111')
  await register('so-1', 'Người Trùng Số', '0987654321')
  await aContestant(context, contest, { name: 'Người Nhà', mustSetPassword: true })
  const [own] = (await ask('GET', '/contestants')).read<RosterPage>().rows
  const [waiting] = (await ask('GET', '/registrations')).read<RegistrationList>().rows

  const rows = [
    { name: 'Ai Đó', phone: '0987654321' },
    { name: 'Ai Nữa', email: 'bimat@soctrang.gov.vn' },
    { name: 'Ai Khác', username: 'bi-mat' },
    { name: 'Ai Vậy', unit: 'Huyện hai' },
  ]
  const change = { name: 'Người Nhà', phone: '0987654321', email: null, position: null }
  const asked: readonly [Parameters<typeof ask>[0], string, object?][] = [
    ['GET', '/roster'],
    ['GET', '/contestants?search=bi'],
    ['GET', '/contestants?search=0987'],
    ['GET', '/contestants/download?format=csv'],
    ['POST', '/roster/previews', { rows }],
    ['POST', '/roster/imports', { rows }],
    ['PATCH', `/contestants/${own?.id}`, { ...change, subUnit: null }],
    ['PATCH', `/contestants/${other.id}`, { ...change, subUnit: null }],
    ['DELETE', `/contestants/${other.id}`],
    ['POST', `/contestants/${other.id}/password`],
    ['POST', '/slips', { whom: 'all' }],
    ['POST', '/slips', { whom: 'people', people: [String(other.id)] }],
    ['GET', '/registrations'],
    ['POST', `/registrations/${waiting?.id}/confirmation`],
    ['POST', `/registrations/${waiting?.id}/refusal`, { reason: 'Trùng số điện thoại.' }],
    ['POST', `/registrations/${Number(waiting?.id) - 1}/confirmation`],
  ]
  for (const [method, path, payload] of asked) {
    const { status, body } = await ask(method, path, payload)
    // what was sent is told back where it is wrong: that is the desk's own
    const told = body.replaceAll(/"found":"[^"]*"/gu, '')
    assert.doesNotMatch(told.replaceAll(waiting?.phone ?? '-', ''), secrets, `${method} ${path}`)
    assert.notEqual(status, 500, `${method} ${path}`)
  }

  // Everything else that stands below the unit's address, asked of the other unit, is not there.
  const document = (await app.inject('/api/openapi.json')).json<{ paths: Record<string, object> }>()
  for (const operation of operationsOf(document)) {
    const [method = '', path = ''] = operation.split(' ')
    const url = path
      .replace('{contest}', contest.slug)
      .replace('{unit}', 'huyen-2')
      .replaceAll(/\{\w+\}/gu, String(other.id))
    if (method !== 'GET') continue
    const reply = await app.inject({ method: 'GET', url, headers: { cookie } })
    assert.equal(reply.statusCode, 404, operation)
    assert.doesNotMatch(reply.body, secrets, operation)
  }
})
