import { startPath } from './contenders.ts'
import { aCrowd, type Crowd } from './crowd.ts'
import { rateOf, timesOf, median, type Rate } from './measure.ts'
import { pastAttempts } from './past-attempts.ts'
import { takeQuiz } from './quiz-steps.ts'
import type { Findings } from './report.ts'
import type { Scale } from './scale.ts'
import { sharedWires } from './shared-wires.ts'
import { onStage, type Server, type Stage } from './stage.ts'

const connections = 64
const turns = 3
const asked = 300
const leastShare = 0.9
const mostMs = 20

type Prepared = {
  readonly stored: number
  /** contestants in the ranking */
  readonly standings: number
  readonly crowd: Crowd
  readonly server: Server
  readonly rates: Rate[]
}
/** p99 of reading the first page and one's own place, ms */
type Size = Prepared & { readonly page: number; readonly own: number }

/** What quiz writes, a ranking page and one's own place cost beside so many stored attempts. */
export const growth = async (scale: Scale): Promise<Findings> => {
  const measuredMs = (scale.seconds ?? 6) * 1000
  const measured = await withSizes(scale.sizes ?? [10_000, 1_000_000, 10_000_000], [], measuredMs)
  const [first] = measured
  // Of each turn by itself: what else the machine does changes from turn to turn.
  const shareOf = (size: Size): number =>
    median(
      size.rates.map(({ perSecond }, turn) => perSecond / (first?.rates[turn]?.perSecond ?? 0)),
    )
  return {
    tables: [
      {
        title: 'With stored attempts, by how many there are',
        columns: ['stored', 'ranked', 'attempts/s', 'share', 'p99 ms', 'page p99', 'own p99'],
        rows: measured.map((size) => [
          size.stored,
          size.standings,
          attemptsPerSecond(size),
          shareOf(size),
          median(size.rates.map(({ p99 }) => p99)),
          size.page,
          size.own,
        ]),
      },
    ],
    holds: measured.slice(1).flatMap((size) => {
      const share = shareOf(size)
      const of = `of ${size.standings.toLocaleString('en-US')} ranked`
      return [
        {
          what: `attempts/s beside ${size.stored.toLocaleString('en-US')} as a share of the smallest, at least ${leastShare}`,
          measured: share,
          met: share >= leastShare,
        },
        {
          what: `first page ${of}, p99 ms, below 20`,
          measured: size.page,
          met: size.page < mostMs,
        },
        { what: `own place ${of}, p99 ms, below 20`, measured: size.own, met: size.own < mostMs },
      ]
    }),
    notes: [
      `Medians of ${turns} turns of ${measuredMs / 1000} s at ${connections} connections; the first row is the yardstick. Page and own place: ${asked} requests one after another.`,
    ],
  }
}

const attemptsPerSecond = ({ rates }: Size): number =>
  median(rates.map(({ perSecond }) => perSecond)) / 17

// Each size on a database of its own, all there at once, so that they can take turns.
const withSizes = (
  [stored, ...others]: readonly number[],
  prepared: readonly Prepared[],
  measuredMs: number,
): Promise<readonly Size[]> =>
  stored === undefined
    ? measureSizes(prepared, measuredMs)
    : onStage(async (stage) =>
        withSizes(others, [...prepared, await prepare(stage, stored)], measuredMs),
      )

const prepare = async (stage: Stage, stored: number): Promise<Prepared> => {
  const crowd = await aCrowd(stage.context, { size: 2000 })
  const { people } = await pastAttempts(stage.context, crowd.contest, stored)
  const server = await stage.serve('product-server.ts')
  return { stored, standings: people + crowd.cookies.length, crowd, server, rates: [] }
}

const measureSizes = async (
  sizes: readonly Prepared[],
  measuredMs: number,
): Promise<readonly Size[]> => {
  for (let turn = 0; turn < turns; turn += 1)
    for (const { server, crowd, rates } of sizes)
      rates.push(await attemptsOn(server, crowd, measuredMs))
  const measured: Size[] = []
  for (const size of sizes) {
    const { server, crowd } = size
    const ranking = startPath(crowd.contest).replace(/attempts$/u, 'ranking?limit=50')
    const page = await timesToRead(server, ranking, () => '')
    // Those who were measured above stand in the ranking by now.
    const own = await timesToRead(server, ranking, (turn) => crowd.cookies[turn] ?? '')
    measured.push({ ...size, page, own })
  }
  return measured
}

const attemptsOn = ({ port }: Server, { contest, cookies }: Crowd, measuredMs: number) => {
  const each = Math.floor(cookies.length / connections)
  const start = startPath(contest)
  const options = { port, connections, warmUpMs: 2000, measuredMs, watched: [] }
  return rateOf(options, (wire, turn, connection, tell) =>
    takeQuiz(wire, { start, cookie: cookies[connection * each + (turn % each)] ?? '' }, tell),
  )
}

const timesToRead = async (
  { port }: Server,
  path: string,
  cookieAt: (turn: number) => string,
): Promise<number> => {
  const wires = sharedWires(port, 1)
  const times: number[] = []
  for (let turn = 0; turn < asked; turn += 1) {
    const began = performance.now()
    const { status, body } = await wires.send(0, 'GET', path, cookieAt(turn))
    if (status !== 200) throw new Error(`${path}: ${status} ${body}`)
    times.push(performance.now() - began)
  }
  wires.close()
  return timesOf(times).p99
}
