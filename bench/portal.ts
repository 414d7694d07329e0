import type { Contest } from '#src/modules/contest/contest.ts'
import { ensureWebBuilt } from '../scripts/build-web.ts'
import { startPath } from './contenders.ts'
import { aCrowd, type Crowd } from './crowd.ts'
import { type Rate, rateOf, type Times } from './measure.ts'
import { takeQuiz } from './quiz-steps.ts'
import type { Findings } from './report.ts'
import type { Scale } from './scale.ts'
import { sharedWires } from './shared-wires.ts'
import { onStage, type Server, type Stage } from './stage.ts'
import { openSteadySaves } from './steady-saves.ts'
import { openWire } from './wire.ts'

const connections = 64
const savesPerSecond = 200
const freshWithinMs = 2000

type Page = { readonly name: string; readonly path: string; readonly bytes: number }
type PageRate = { readonly page: Page; readonly product: Rate; readonly bytes: Rate }

/**
 * Server-rendered pages a second beside the same bytes from memory, what they cost those who are
 * answering meanwhile, and how soon a page tells what has just happened.
 */
export const portal = async (scale: Scale): Promise<Findings> => {
  const seconds = scale.seconds ?? 6
  await ensureWebBuilt()
  const found = await onStage(async (stage) => {
    const crowd = await aCrowd(stage.context, { size: 200 })
    const server = await stage.serve('portal-server.ts')
    await everybodyTakesPart(server, crowd)
    const pages = await sizedPages(server, crowd.contest)
    const rates: PageRate[] = []
    for (const page of pages) rates.push(await ratesOf(stage, server, page, seconds))
    const saves = await savesMeanwhile(stage, server, pages, seconds)
    return { rates, saves, freshMs: await freshness(stage, server) }
  })
  const { freshMs } = found
  return {
    tables: [pagesTable(found.rates), savesTable(found.saves)],
    holds: [
      {
        what: 'the ranking page tells a new result, ms, within 2,000',
        measured: freshMs,
        met: freshMs <= freshWithinMs,
      },
    ],
    notes: [`${seconds} s each at ${connections} connections.`],
  }
}

const pagesTable = (rates: readonly PageRate[]) => ({
  title: 'Pages rendered by the server',
  columns: ['page', 'kB', 'pages/s', 'p50 ms', 'p99 ms', 'same bytes/s', 'share'],
  rows: rates.map(({ page, product, bytes }) => [
    page.name,
    page.bytes / 1000,
    product.perSecond,
    product.p50,
    product.p99,
    bytes.perSecond,
    product.perSecond / bytes.perSecond,
  ]),
})

const savesTable = ({ alone, beside }: { alone: Times; beside: Times }) => ({
  title: `Saves, ${savesPerSecond} a second, while pages are read`,
  columns: ['', 'saves', 'p50 ms', 'p95 ms', 'p99 ms'],
  rows: [
    ['nobody reads', alone.count, alone.p50, alone.p95, alone.p99],
    [`${connections} at once read`, beside.count, beside.p50, beside.p95, beside.p99],
  ],
})

const everybodyTakesPart = async ({ port }: Server, { contest, cookies }: Crowd): Promise<void> => {
  const wire = await openWire(port)
  const start = startPath(contest)
  for (const cookie of cookies) await takeQuiz(wire, { start, cookie }, () => undefined)
  wire.close()
}

const sizedPages = async ({ port }: Server, { slug }: Contest): Promise<readonly Page[]> => {
  const wires = sharedWires(port, 1)
  const places = [
    ['home', '/'],
    ['contest', `/contests/${slug}`],
    ['ranking', `/contests/${slug}/ranking`],
  ] as const
  const pages = await Promise.all(
    places.map(async ([name, path]) => {
      const { status, body } = await wires.send(0, 'GET', path, '')
      if (status !== 200) throw new Error(`${path}: ${status}`)
      return { name, path, bytes: Buffer.byteLength(body) }
    }),
  )
  wires.close()
  return pages
}

const read = ({ port }: Server, paths: readonly string[], seconds: number): Promise<Rate> => {
  const measuredMs = seconds * 1000
  const options = { port, connections, warmUpMs: 1000, measuredMs, watched: [] }
  return rateOf(options, async (wire, turn, connection, tell) => {
    const path = paths[(turn + connection) % paths.length] ?? '/'
    const began = performance.now()
    const { status } = await wire.send('GET', path, '')
    if (status !== 200) throw new Error(`${path}: ${status}`)
    tell(began, performance.now())
  })
}

const ratesOf = async (
  stage: Stage,
  server: Server,
  page: Page,
  seconds: number,
): Promise<PageRate> => {
  const memory = await stage.serve('bytes-server.ts', [String(page.bytes)])
  const bytes = await read(memory, ['/'], seconds)
  return { page, product: await read(server, [page.path], seconds), bytes }
}

const savesMeanwhile = async (
  stage: Stage,
  server: Server,
  pages: readonly Page[],
  seconds: number,
): Promise<{ alone: Times; beside: Times }> => {
  const saves = await openSteadySaves(stage, server, savesPerSecond)
  const alone = await saves.saveFor(seconds)
  const paths = pages.map(({ path }) => path)
  const [beside] = await Promise.all([saves.saveFor(seconds), read(server, paths, seconds)])
  saves.close()
  return { alone, beside }
}

/** Milliseconds from the end of a first attempt until the ranking page names its contestant. */
const freshness = async (stage: Stage, server: Server): Promise<number> => {
  const { contest, cookies } = await aCrowd(stage.context, { size: 1 })
  const wires = sharedWires(server.port, 1)
  const page = async (): Promise<string> =>
    (await wires.send(0, 'GET', `/contests/${contest.slug}/ranking`, '')).body
  // Read before, so that whatever is kept of it is out of date.
  if ((await page()).includes('Thí sinh 1')) throw new Error('nobody has taken part yet')
  await everybodyTakesPart(server, { contest, cookies })
  const began = performance.now()
  while (!(await page()).includes('Thí sinh 1'))
    if (performance.now() - began > 60_000) throw new Error('the ranking page never tells')
  wires.close()
  return performance.now() - began
}
