import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import type { Context } from '#src/platform/context.ts'
import { openPost } from '#src/platform/mail/mail-jobs.ts'
import { queueMail } from '#src/platform/mail/queue-mail.ts'
import { sendQueued } from '#src/platform/mail/send-queued.ts'
import { startApplication } from '#test/factories/application.ts'
import { aContest } from '#test/factories/contest.ts'

type MailServer = { readonly url: string; readonly received: string[]; refuse: number | null }

/** A mail server that takes what comes, or refuses recipients with a code. */
const aMailServer = async (t: TestContext): Promise<MailServer> => {
  const state: MailServer = { url: '', received: [], refuse: null }
  const server = new SMTPServer({
    authOptional: true,
    // Its clients keep their connections; a test has no use for their goodbyes.
    closeTimeout: 1,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      if (state.refuse === null) done()
      else done(Object.assign(new Error('no such mailbox'), { responseCode: state.refuse }))
    },
    onData: (stream, _session, done) => {
      let text = ''
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
      stream.on('end', () => {
        state.received.push(text)
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  t.after(() => new Promise<void>((done) => server.close(() => done())))
  const { port } = server.server.address() as AddressInfo
  return Object.assign(state, { url: `smtp://127.0.0.1:${port}` })
}

const queueOne = async (context: Context): Promise<void> => {
  const contest = await aContest(context)
  await queueMail(
    context.db.query,
    [
      {
        contestId: contest.id,
        unitId: contest.units[0]?.id ?? 0,
        kind: 'slip',
        personId: null,
        recipient: 'thu-ha@example.vn',
        subject: 'Phiếu đăng nhập',
        body: 'Mật khẩu dùng một lần: abc',
      },
    ],
    context.clock.now(),
  )
}

const mailRow = async ({ db }: Context) => {
  const { rows } = await sql<{
    body: string | null
    tries: number
    sent: boolean
    failure: string | null
  }>`select body, tries, sent_at is not null as sent, failure from mail`.execute(db.query)
  return rows[0]
}

test('a letter goes out once, and its text is forgotten', async (t) => {
  const { context } = await startApplication(t)
  const server = await aMailServer(t)
  const { post, close } = openPost(server.url, 'Hội thi <hoithi@example.vn>')
  t.after(close)
  await queueOne(context)
  assert.equal(await sendQueued(context.db.query, post, context.clock), 1)
  assert.equal(await sendQueued(context.db.query, post, context.clock), 0)
  assert.equal(server.received.length, 1)
  assert.match(server.received[0] ?? '', /^To: thu-ha@example\.vn$/mu)
  assert.deepEqual(await mailRow(context), { body: null, tries: 1, sent: true, failure: null })
})

test('two processes that send at once send each letter once', async (t) => {
  const { context } = await startApplication(t)
  const server = await aMailServer(t)
  const { post, close } = openPost(server.url, 'hoithi@example.vn')
  t.after(close)
  for (let letter = 0; letter < 5; letter += 1) await queueOne(context)
  const send = () => sendQueued(context.db.query, post, context.clock)
  const sent = await Promise.all([send(), send()])
  assert.equal(sent[0] + sent[1], 5)
  assert.equal(server.received.length, 5)
})

test('a mailbox that does not exist is given up at once, with the words of the server', async (t) => {
  const { context } = await startApplication(t)
  const server = await aMailServer(t)
  server.refuse = 550
  const { post, close } = openPost(server.url, 'hoithi@example.vn')
  t.after(close)
  await queueOne(context)
  assert.equal(await sendQueued(context.db.query, post, context.clock), 0)
  const row = await mailRow(context)
  assert.match(row?.failure ?? '', /no such mailbox/u)
  assert.equal(row?.body, null)
})

test('a server that is away for an hour costs no letter; one that stays away is told', async (t) => {
  const { context, clock } = await startApplication(t)
  const server = await aMailServer(t)
  server.refuse = 451
  const { post, close } = openPost(server.url, 'hoithi@example.vn')
  t.after(close)
  await queueOne(context)
  await sendQueued(context.db.query, post, clock)
  assert.equal((await mailRow(context))?.failure, null)
  // Not before its pause is over.
  await sendQueued(context.db.query, post, clock)
  assert.equal((await mailRow(context))?.tries, 1)
  clock.advance(3_600_000)
  server.refuse = null
  assert.equal(await sendQueued(context.db.query, post, clock), 1)
  await queueOne(context)
  server.refuse = 451
  for (let tries = 0; tries < 5; tries += 1) {
    await sendQueued(context.db.query, post, clock)
    clock.advance(24 * 3_600_000)
  }
  const { rows } = await sql<{ failure: string | null; tries: number }>`
    select failure, tries from mail order by id desc limit 1`.execute(context.db.query)
  assert.match(rows[0]?.failure ?? '', /no such mailbox/u)
  assert.equal(rows[0]?.tries, 5)
})
