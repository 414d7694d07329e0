import { measurePairs, type Pair, startContenders } from './contenders.ts'
import { median, type Rate } from './measure.ts'
import { takeQuiz } from './quiz-steps.ts'
import type { Findings } from './report.ts'
import type { Scale } from './scale.ts'
import { onStage } from './stage.ts'

const turns = 5
const requests = 17
const leastShare = 0.8

type Level = { readonly connections: number; readonly pairs: readonly Pair[] }

/**
 * Writes of a quiz over HTTP with real sessions, durable: whole attempts of 1 start, 15 saves and
 * 1 submission, by the floor and by the product in turn, as shares of the floor.
 */
export const attempts = async (scale: Scale): Promise<Findings> => {
  const measuredMs = (scale.seconds ?? 10) * 1000
  const levels = await onStage(async (stage) => {
    const contenders = await startContenders(stage)
    const measured: Level[] = []
    for (const connections of scale.connections ?? [16, 64, 256, 1024]) {
      const options = { connections, turns, measuredMs }
      measured.push({
        connections,
        pairs: await measurePairs(stage, contenders, options, takeQuiz),
      })
    }
    return measured
  })
  return {
    tables: [speedTable(levels), costTable(levels, measuredMs)],
    holds: levels
      .filter(({ connections }) => connections >= 64)
      .map((level) => ({
        what: `writes as a share of the floor at ${level.connections} connections, at least ${leastShare}`,
        measured: shareOf(level),
        met: shareOf(level) >= leastShare,
      })),
    notes: [
      `Medians of ${turns} turns of ${measuredMs / 1000} s each; a share is the median of the turns' own shares.`,
    ],
  }
}

const shareOf = ({ pairs }: Level): number =>
  median(pairs.map(({ floor, product }) => product.perSecond / floor.perSecond))

const middle = (rates: readonly Rate[], figure: (rate: Rate) => number): number =>
  median(rates.map(figure))

const contendersOf = ({ pairs }: Level) => [
  { who: 'floor', rates: pairs.map(({ floor }) => floor) },
  { who: 'product', rates: pairs.map(({ product }) => product) },
]

const speedTable = (levels: readonly Level[]) => ({
  title: 'Writes over HTTP, each on disk when answered',
  columns: ['connections', '', 'writes/s', 'p50 ms', 'p95 ms', 'p99 ms', 'share of the floor'],
  rows: levels.flatMap((level) =>
    contendersOf(level).map(({ who, rates }) => [
      level.connections,
      who,
      middle(rates, (rate) => rate.perSecond),
      middle(rates, (rate) => rate.p50),
      middle(rates, (rate) => rate.p95),
      middle(rates, (rate) => rate.p99),
      who === 'floor' ? 1 : shareOf(level),
    ]),
  ),
})

const costTable = (levels: readonly Level[], measuredMs: number) => ({
  title: 'What an attempt costs',
  columns: ['connections', '', 'server CPU ms', 'database CPU ms', 'server MB', 'database MB'],
  rows: levels.flatMap((level) =>
    contendersOf(level).map(({ who, rates }) => {
      const cpu = (place: number): number =>
        middle(
          rates,
          ({ perSecond, costs }) =>
            (costs[place]?.cpuMs ?? Number.NaN) / ((perSecond * measuredMs) / 1000 / requests),
        )
      const memory = (place: number): number =>
        middle(rates, ({ costs }) => (costs[place]?.memoryBytes ?? Number.NaN) / 2 ** 20)
      return [level.connections, who, cpu(0), cpu(1), memory(0), memory(1)]
    }),
  ),
})
