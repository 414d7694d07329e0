import { measurePairs, startContenders } from './contenders.ts'
import { median } from './measure.ts'
import { takeMoodleSteps } from './quiz-steps.ts'
import type { Findings } from './report.ts'
import type { Scale } from './scale.ts'
import { onStage } from './stage.ts'

const turns = 5
const requests = 9
// Moodle 4.5, tuned, on a machine of two such cores: attempts a second, and CPU for each. Recorded,
// since Moodle is not run along.
const moodle = { perSecond: 6, cpuMs: 320 }
const least = 1800

/** Whole attempts in the nine requests that Moodle needs, beside the floor doing the same. */
export const moodleSteps = async (scale: Scale): Promise<Findings> => {
  const measuredMs = (scale.seconds ?? 10) * 1000
  const [connections = 256] = scale.connections ?? []
  const pairs = await onStage(async (stage) => {
    const contenders = await startContenders(stage)
    const options = { connections, turns, measuredMs }
    return measurePairs(stage, contenders, options, takeMoodleSteps)
  })
  const row = (who: 'floor' | 'product') => {
    const rates = pairs.map((pair) => pair[who])
    const perSecond = median(rates.map((rate) => rate.perSecond)) / requests
    const cpuMs = median(
      rates.map(({ costs, count }) => {
        const spent = costs.reduce((sum, cost) => sum + cost.cpuMs, 0)
        return spent / (count / requests)
      }),
    )
    const p99 = median(rates.map((rate) => rate.p99))
    return [who, perSecond, p99, cpuMs, perSecond / moodle.perSecond] as const
  }
  const product = row('product')
  return {
    tables: [
      {
        title: `Whole attempts in nine requests, ${connections} connections`,
        columns: ['', 'attempts/s', 'p99 ms', 'CPU ms an attempt', 'times Moodle'],
        rows: [row('floor'), product, ['Moodle (recorded)', moodle.perSecond, '', moodle.cpuMs, 1]],
      },
    ],
    holds: [
      { what: `attempts/s, at least ${least}`, measured: product[1], met: product[1] >= least },
    ],
    notes: [
      `Medians of ${turns} turns of ${measuredMs / 1000} s. Moodle 4.5, tuned, was measured on a machine of two cores before, not in this run.`,
    ],
  }
}
