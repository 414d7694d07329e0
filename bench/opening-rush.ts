import { setTimeout as sleep } from 'node:timers/promises'
import { startPath } from './contenders.ts'
import { aCrowd } from './crowd.ts'
import { timesOf } from './measure.ts'
import type { Findings } from './report.ts'
import { sharedWires } from './shared-wires.ts'
import type { Stage } from './stage.ts'

const connections = 1024

/** Signed-in contestants start their attempts, spread evenly over so many seconds. */
export const openingRush = async (
  stage: Stage,
  people: number,
  seconds: number,
): Promise<Findings> => {
  const { contest, cookies } = await aCrowd(stage.context, { size: people })
  const { port } = await stage.serve('product-server.ts')
  const wires = sharedWires(port, connections)
  const begins = performance.now() + 500
  const times: number[] = []
  let refused = 0
  await Promise.all(
    cookies.map(async (cookie, person) => {
      // From the instant it was due, so that a server that falls behind does not look fast.
      const due = begins + (person / people) * seconds * 1000
      await sleep(due - performance.now())
      const { status } = await wires.send(person, 'POST', startPath(contest), cookie)
      if (status !== 201) refused += 1
      times.push(performance.now() - due)
    }),
  )
  const took = (performance.now() - begins) / 1000
  wires.close()
  const { p50, p95, p99, most } = timesOf(times)
  return {
    tables: [
      {
        title: `The opening: ${people} starts, due in ${seconds} s`,
        columns: ['starts', 'refused', 'took s', 'p50 ms', 'p95 ms', 'p99 ms', 'longest ms'],
        rows: [[people, refused, took, p50, p95, p99, most]],
      },
    ],
    holds: [
      { what: 'starts refused at the opening, none', measured: refused, met: refused === 0 },
      { what: 'p99 of a start at the opening, ms, below 1,000', measured: p99, met: p99 < 1000 },
    ],
    notes: [],
  }
}
