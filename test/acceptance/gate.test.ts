import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import { type Config, readConfig } from '#src/config.ts'
import { limitOf } from '#src/platform/http/admission.ts'
import { openGate } from '#src/platform/http/gate.ts'
import { type HttpOptions, openHttp } from '#src/platform/http/open-http.ts'
import { laneOf, pageKind, routeKinds } from '#src/request-lanes.ts'
import { testClock } from '#test/factories/application.ts'
import { eventually } from '#test/factories/eventually.ts'

type Told = {
  readonly code: string
  readonly values: { readonly again: number; readonly place?: number; readonly seconds?: number }
}

/** A real server whose readers' and sign-ins' routes answer when the test lets them. */
const openHeld = async (
  t: TestContext,
  { config = {}, patience }: { config?: Partial<Config>; patience?: HttpOptions['patience'] } = {},
) => {
  const clock = testClock('2021-10-15T23:50:00+07:00')
  const all = { ...readConfig({ LOG_LEVEL: 'silent' }), ...config }
  const gate = openGate({ config: all, clock, laneOf, sessionCookie: 'hoithi_session' })
  const app = await openHttp({
    gate,
    config: all,
    clock,
    whoAsks: () => null,
    routeKinds,
    pageKind,
    log: { write: () => undefined },
    checkReplies: false,
    ...(patience === undefined ? {} : { patience }),
  })
  const held: (() => void)[] = []
  const hold = () => new Promise<object>((resolve) => held.push(() => resolve({ done: true })))
  app.get('/api/v1/contests', hold)
  app.post('/api/v1/sessions', hold)
  app.put('/api/v1/attempts/:id/answers', () => Promise.resolve({ saved: true }))
  app.get('/', () => Promise.resolve('a page'))
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const releaseAll = (): void => held.splice(0).forEach((release) => release())
  t.after(async () => {
    releaseAll()
    app.server.closeAllConnections()
    await app.close()
    gate.close()
  })
  const { bays } = gate
  return {
    app,
    origin,
    clock,
    bays,
    held,
    releaseAll,
    port: (app.server.address() as AddressInfo).port,
  }
}
type Held = Awaited<ReturnType<typeof openHeld>>

const signIn = 'api/v1/sessions'
const html = { accept: 'text/html' }

const save = async ({ origin }: Held) =>
  fetch(`${origin}/api/v1/attempts/1/answers`, {
    method: 'PUT',
    headers: { cookie: 'hoithi_session=somebody' },
  })

/** Fills a lane with requests that hang; they end with the test. */
const fill = async (server: Held, lane: 'reading' | 'signing_in') => {
  const most = limitOf(lane, null)
  const [method, path] = lane === 'reading' ? ['GET', 'api/v1/contests'] : ['POST', signIn]
  const asked = Array.from({ length: most }, () => fetch(`${server.origin}/${path}`, { method }))
  void Promise.allSettled(asked)
  await eventually('the lane is full', () =>
    Promise.resolve(
      server.bays[lane].underWay === most && server.held.length === most ? true : null,
    ),
  )
  return { asked }
}

const ticketIn = (reply: Response): string => reply.headers.getSetCookie()[0]?.split(';')[0] ?? ''

test('while readers fill their lane answers are saved, and the next reader is told to come back', async (t) => {
  const server = await openHeld(t)
  const { asked } = await fill(server, 'reading')
  assert.equal((await save(server)).status, 200)
  const reply = await fetch(`${server.origin}/api/v1/contests`)
  assert.equal(reply.status, 503)
  assert.match(reply.headers.get('retry-after') ?? '', /^[1-9]\d?$/u)
  const told = (await reply.json()) as Told
  assert.equal(told.code, 'server_busy')
  // What a script reads has no place in the line; none is made up.
  assert.deepEqual(Object.keys(told.values), ['again'])
  assert.equal(server.bays.reading.turnedAway.full, 1)
  server.releaseAll()
  for (const one of await Promise.all(asked)) assert.equal(one.status, 200)
  assert.equal(server.bays.reading.underWay, 0)
  assert.equal((await fetch(`${server.origin}/`)).status, 200)
})

test('those who wait have places that only go up, and the first of them enters first', async (t) => {
  const server = await openHeld(t)
  await fill(server, 'signing_in')
  const come = async (ticket?: string) => {
    const reply = await fetch(`${server.origin}/${signIn}`, {
      method: 'POST',
      headers: ticket === undefined ? {} : { cookie: ticket },
    })
    const told = reply.status === 503 ? ((await reply.json()) as Told) : null
    return { status: reply.status, place: told?.values.place, ticket: ticketIn(reply) }
  }
  const first = await come()
  server.clock.advance(10)
  const second = await come()
  server.clock.advance(10)
  const third = await come()
  assert.deepEqual([first.place, second.place, third.place], [1, 2, 3])
  const again = await come(second.ticket)
  assert.equal(again.place, 2)
  assert.equal((await come(third.ticket)).place, 3)
  // The first does not come back: after a while the others move up.
  server.clock.advance(9000)
  const stays = await come(again.ticket)
  // Later than the others were waited for at the latest, and not so long as this one is at least.
  server.clock.advance(5000)
  await eventually('the first is forgotten', () =>
    server.bays.signing_in.line.size() === 1 ? true : null,
  )
  assert.equal((await come(stays.ticket)).place, 1)

  const newcomer = await come()
  assert.equal(newcomer.place, 2)
  server.held.shift()?.()
  await eventually('one has left', () =>
    server.bays.signing_in.underWay < limitOf('signing_in', null) ? true : null,
  )
  // There is room for one, and one is ahead.
  assert.equal((await come(newcomer.ticket)).place, 2)
  const entering = come(stays.ticket)
  await eventually('the one ahead is let in', () =>
    server.bays.signing_in.line.size() === 1 ? true : null,
  )
  // A ticket that let somebody in is spent.
  server.clock.advance(10)
  const spent = await come(stays.ticket)
  assert.equal(spent.place, 2)
  server.releaseAll()
  assert.equal((await entering).status, 200)
})

test('a ticket that nobody signed, or of another lane, makes nobody come earlier', async (t) => {
  const server = await openHeld(t)
  await fill(server, 'signing_in')
  const ask = async (cookie: string) => {
    const reply = await fetch(`${server.origin}/${signIn}`, { method: 'POST', headers: { cookie } })
    return { ticket: ticketIn(reply), told: (await reply.json()) as Told }
  }
  const honest = await ask('')
  assert.equal(honest.told.values.place, 1)
  server.clock.advance(100)
  const [name = '', id = '', , until = '', mac = ''] = honest.ticket.split(/[=.]/u)
  for (const forged of [`${name}=${id}.1.${until}.${mac}`, `${name}=x`, `${name}=`])
    assert.ok(((await ask(forged)).told.values.place ?? 0) > 1, forged)
})

test('whoever asks for a page waits on one that keeps their place and needs nothing else', async (t) => {
  const server = await openHeld(t)
  await fill(server, 'reading')
  const reply = await fetch(`${server.origin}/`, {
    headers: { ...html, cookie: 'hoithi_language=en; hoithi_theme=dark' },
  })
  assert.equal(reply.status, 503)
  const page = await reply.text()
  assert.match(page, /<html lang="en" data-theme="dark">/u)
  assert.match(page, /You are about number 1 in line\. How long it takes cannot be told yet\./u)
  assert.ok(Buffer.byteLength(page) < 6000)
  assert.match(reply.headers.get('content-security-policy') ?? '', /script-src 'sha256-/u)
  // Looking does not let in, and keeps the same place.
  const look = { 'hoithi-look': '1', accept: 'application/json', cookie: ticketIn(reply) }
  const waiting = await fetch(`${server.origin}/`, { headers: look })
  assert.equal(((await waiting.json()) as Told).values.place, 1)
  server.releaseAll()
  await eventually('the lane is empty', () => (server.bays.reading.underWay === 0 ? true : null))
  assert.equal((await fetch(`${server.origin}/`, { headers: look })).status, 204)
  const entered = await fetch(`${server.origin}/`, {
    headers: { ...html, cookie: ticketIn(reply) },
  })
  assert.equal(await entered.text(), 'a page')
})

test('one session that floods is refused before anything is made of it; others are not', async (t) => {
  const server = await openHeld(t)
  const ask = async (session: string) => {
    const headers = { cookie: `hoithi_session=${session}` }
    const reply = await fetch(`${server.origin}/`, { headers })
    await reply.text()
    return reply.status
  }
  const statuses = await Promise.all(Array.from({ length: 600 }, () => ask('flood')))
  assert.ok(statuses.filter((status) => status === 429).length >= 1)
  assert.ok(statuses.filter((status) => status === 200).length >= 300)
  assert.equal(await ask('quiet'), 200)
  assert.ok(server.bays.reading.turnedAway.flood > 0)
})

test('requests that stall at one address leave half of the lane to others', async (t) => {
  const server = await openHeld(t, { config: { trustProxy: ['loopback'] } })
  const of = (address: string) =>
    fetch(`${server.origin}/api/v1/contests`, { headers: { 'x-forwarded-for': address } })
  const half = limitOf('reading', null) / 2
  void Promise.allSettled(Array.from({ length: half }, () => of('203.0.113.7')))
  await eventually('half of the lane is full', () => (server.held.length === half ? true : null))
  assert.equal((await of('203.0.113.7')).status, 503)
  const other = of('203.0.113.8')
  await eventually('the other is let in', () => (server.held.length === half + 1 ? true : null))
  server.releaseAll()
  assert.equal((await other).status, 200)
})

test('who goes away before the answer is counted no longer', async (t) => {
  const server = await openHeld(t)
  const leaving = new AbortController()
  const asked = fetch(`${server.origin}/api/v1/contests`, { signal: leaving.signal })
  await eventually('it is under way', () => (server.bays.reading.underWay === 1 ? true : null))
  leaving.abort()
  await assert.rejects(asked)
  await eventually('it is not', () => (server.bays.reading.underWay === 0 ? true : null))
})

test('headers or a body that drip are cut off, and told why', async (t) => {
  const patience = { headersMs: 200, requestMs: 400 }
  const { port } = await openHeld(t, { patience })
  const beginnings = [
    'PUT /api/v1/attempts/1/answers HTTP/1.1\r\nHost: a\r\nX-A: ',
    'PUT /api/v1/attempts/1/answers HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{',
  ]
  for (const beginning of beginnings) {
    const socket = connect(port, '127.0.0.1')
    const reply = text(socket)
    socket.write(beginning)
    const drip = setInterval(() => socket.write('a'), 20)
    socket.on('error', () => undefined)
    assert.match(await reply.catch(() => ''), /^HTTP\/1\.1 408 /u)
    clearInterval(drip)
  }
})

test('where the lane is full a large body is not waited for', async (t) => {
  const server = await openHeld(t)
  await fill(server, 'reading')
  const socket = connect(server.port, '127.0.0.1')
  const reply = text(socket)
  socket.write(
    'POST /api/v1/anything HTTP/1.1\r\nHost: a\r\nContent-Type: application/octet-stream\r\nContent-Length: 50000000\r\n\r\nx',
  )
  const whole = await reply
  assert.match(whole, /^HTTP\/1\.1 503 /u)
  assert.match(whole, /connection: close/iu)
  if (!socket.destroyed) await once(socket, 'close')
})
