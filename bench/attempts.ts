import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { Contest } from '#src/modules/contest/contest.ts'
import { loadBank } from '#src/modules/question-bank/load-bank.ts'
import type { Context } from '#src/platform/context.ts'
import { startEmbedded } from '#src/platform/db/embedded/start-embedded.ts'
import { migrate } from '#src/platform/db/migrate.ts'
import { aCrowd, openContext } from './crowd.ts'
import { openWire, type Wire } from './wire.ts'

const connections = 64
const crowdSize = 2000
const warmUpMs = 2000
const measuredMs = 6000
const ports = { product: 21_871, floor: 21_872 }

type Crowd = { readonly start: string; readonly cookies: readonly string[] }
type Figures = { readonly perSecond: number; readonly p50: number; readonly p99: number }

/**
 * Writes of a quiz over HTTP, durable: whole attempts of 1 start, 15 saves and 1 submission at 64
 * connections, by the product and by the floor in turn; prints both and their ratio.
 */
export const attempts = async (say: (line: string) => void): Promise<void> => {
  const database = await aDatabase()
  const { context, close } = await openContext(database.url)
  const { contest, cookies } = await aCrowd(context, crowdSize)
  const [quiz] = contest.parts
  // The floor has contestants of its own, so that nobody has two attempts open.
  const others = await aCrowd(context, crowdSize)
  const floorOptions = await floorOptionsOf(context, others.contest)
  await context.db.pool.query('vacuum analyze')
  const servers = {
    product: await serve('product.ts', [database.url, String(ports.product)]),
    floor: await serve('floor.ts', [database.url, String(ports.floor), ...floorOptions]),
  }
  try {
    const crowd = {
      cookies,
      start: `/api/v1/contests/${contest.slug}/parts/${quiz?.code}/attempts`,
    }
    say(`${connections} connections, ${measuredMs / 1000} s each`)
    const ratios: number[] = []
    for (let turn = 1; turn <= 3; turn += 1) {
      const floor = await measure(ports.floor, crowd)
      const product = await measure(ports.product, crowd)
      ratios.push(product.perSecond / floor.perSecond)
      say(`floor   ${line(floor)}`)
      say(`product ${line(product)}  ratio ${ratios.at(-1)?.toFixed(2)}`)
    }
    say(`ratio, median of ${ratios.length}: ${ratios.toSorted((a, b) => a - b)[1]?.toFixed(2)}`)
  } finally {
    for (const server of Object.values(servers)) server.kill()
    await close()
    await database.drop()
  }
}

const floorOptionsOf = async (context: Context, contest: Contest): Promise<string[]> => {
  const [part] = contest.parts
  const { questions } = await loadBank(context, part?.quiz?.bankId ?? 0)
  const { rows } = await context.db.pool.query<{ first: number }>(
    'select min(person_id) as first from contestant where contest_id = $1',
    [contest.id],
  )
  const versions = questions.slice(0, 15).map((question) => question.versionId)
  const ids = [part?.id, contest.rounds[0]?.id, rows[0]?.first, crowdSize]
  return [...ids.map(String), JSON.stringify(versions)]
}

const line = ({ perSecond, p50, p99 }: Figures): string =>
  `${Math.round(perSecond)} writes/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`

// Durable, as in production: the embedded server's own settings.
const aDatabase = async (): Promise<{ url: string; drop: () => Promise<void> }> => {
  const server = await startEmbedded(path.join(tmpdir(), 'hoithi-bench'), (sentence) =>
    process.emitWarning(sentence),
  )
  const name = `bench_${randomBytes(4).toString('hex')}`
  const onServer = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await onServer(`create database ${name}`)
  const url = new URL(server.url)
  url.pathname = `/${name}`
  await migrate(url.href)
  const drop = async (): Promise<void> => {
    await onServer(`drop database ${name} with (force)`)
    await server.stop()
  }
  return { url: url.href, drop }
}

const serve = async (file: string, options: readonly string[]): Promise<ChildProcess> => {
  const server = fork(path.join(import.meta.dirname, file), options)
  await Promise.race([
    once(server, 'message'),
    once(server, 'exit').then(() => {
      throw new Error(`${file} did not start`)
    }),
  ])
  return server
}

const measure = async (port: number, crowd: Crowd): Promise<Figures> => {
  const wires = await Promise.all(Array.from({ length: connections }, () => openWire(port)))
  const times: number[] = []
  const from = performance.now() + warmUpMs
  const until = from + measuredMs
  const each = Math.floor(crowd.cookies.length / connections)
  await Promise.all(
    wires.map(async (wire, index) => {
      const own = crowd.cookies.slice(index * each, (index + 1) * each)
      for (let turn = 0; performance.now() < until; turn += 1)
        await takeQuiz(wire, crowd.start, own[turn % own.length] ?? '', (began, ended) => {
          if (began >= from && ended < until) times.push(ended - began)
        })
      wire.close()
    }),
  )
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN
  return { perSecond: (times.length * 1000) / measuredMs, p50: at(0.5), p99: at(0.99) }
}

const takeQuiz = async (
  wire: Wire,
  start: string,
  cookie: string,
  tell: (began: number, ended: number) => void,
): Promise<void> => {
  const timed = async (status: number, ...request: Parameters<Wire['send']>): Promise<string> => {
    const began = performance.now()
    const reply = await wire.send(...request)
    if (reply.status !== status) throw new Error(`${request[1]}: ${reply.status} ${reply.body}`)
    tell(began, performance.now())
    return reply.body
  }
  const { id } = JSON.parse(await timed(201, 'POST', start, cookie)) as { id: string }
  for (let slot = 1; slot <= 15; slot += 1)
    await timed(200, 'PUT', `/api/v1/attempts/${id}/answers`, cookie, {
      sequence: slot,
      answers: { [slot]: [(slot % 4) + 1] },
    })
  await timed(200, 'POST', `/api/v1/attempts/${id}/submission`, cookie, {
    sequence: 16,
    answers: {},
  })
}
