import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import type { MailedSlips } from '#src/modules/roster/schema.ts'
import { type ApplicationOverrides, startApplication } from '#test/factories/application.ts'
import { aContest } from '#test/factories/contest.ts'
import { aCoordinator, acts, deskOf } from '#test/factories/desk.ts'
import { aContestant, signIn } from '#test/factories/people.ts'

const mail = {
  smtpUrl: 'smtp://127.0.0.1:1',
  mailFrom: 'hoithi@example.vn',
  publicUrl: 'https://hoithi.example.vn',
}

const open = async (t: TestContext, config: ApplicationOverrides['config'] = mail) => {
  const application = await startApplication(t, { config })
  const contest = await aContest(application.context)
  const cookie = await aCoordinator(application.context, contest, 'so-1')
  return { ...application, contest, ask: deskOf(application, contest, cookie) }
}

test('slips go by mail to those with an address, and nobody else’s password changes', async (t) => {
  const { app, context, contest, ask } = await open(t)
  const reached = await aContestant(context, contest, { mustSetPassword: true })
  const unreached = await aContestant(context, contest, { mustSetPassword: true })
  const settled = await aContestant(context, contest)
  await sql`update person set email = username || '@example.vn'
    where id in (${reached.id}, ${settled.id})`.execute(context.db.query)
  const reply = await ask('POST', '/slips/letters', { whom: 'all' })
  assert.equal(reply.status, 201, reply.body)
  assert.deepEqual(reply.read<MailedSlips>(), { letters: 1, withoutAddress: 1 })

  const { rows } = await sql<{ recipient: string; body: string }>`
    select recipient, body from mail`.execute(context.db.query)
  assert.deepEqual(
    rows.map(({ recipient }) => recipient),
    [`${reached.username}@example.vn`],
  )
  const password = /Mật khẩu dùng một lần: (\S+)/u.exec(rows[0]?.body ?? '')?.[1] ?? ''
  assert.match(rows[0]?.body ?? '', /https:\/\/hoithi\.example\.vn\/sign-in/u)
  await signIn(app, reached.username, password)
  await signIn(app, unreached.username, unreached.password)
  await signIn(app, settled.username, settled.password)
  const told = await acts(context)
  assert.deepEqual(told, [
    { kind: 'slip.mail', subject: 'Sở số 1', changes: [{ field: 'letters', from: null, to: 1 }] },
  ])
  assert.ok(!JSON.stringify(told).includes(password))
})

test('without a mail server no slip is made', async (t) => {
  const { context, contest, app, ask } = await open(t, {})
  const person = await aContestant(context, contest, { mustSetPassword: true })
  const reply = await ask('POST', '/slips/letters', { whom: 'all' })
  assert.deepEqual([reply.status, reply.read<{ code: string }>().code], [409, 'mail_not_set'])
  await signIn(app, person.username, person.password)
})
