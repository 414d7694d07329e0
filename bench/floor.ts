import { startContenders } from './contenders.ts'
import { rateOf, type Work } from './measure.ts'
import { takeQuiz } from './quiz-steps.ts'
import type { Findings } from './report.ts'
import type { Scale } from './scale.ts'
import { onStage } from './stage.ts'

/**
 * What the machine gives: quiz writes by bare node:http and the product's own statements, beside
 * requests that bare node:http answers without doing anything.
 */
export const floor = async (scale: Scale): Promise<Findings> => {
  const measuredMs = (scale.seconds ?? 6) * 1000
  const nothing: Work = async (wire, _turn, _connection, tell) => {
    const began = performance.now()
    await wire.send('GET', '/nothing', '')
    tell(began, performance.now())
  }
  const rows = await onStage(async (stage) => {
    const contenders = await startContenders(stage)
    const { port } = contenders.floor
    const measured = []
    for (const connections of scale.connections ?? [16, 64, 256, 1024]) {
      const options = { port, connections, warmUpMs: 2000, measuredMs, watched: [] }
      const bare = await rateOf(options, nothing)
      const writes = await rateOf(options, (wire, turn, connection, tell) =>
        takeQuiz(wire, contenders.quizFor(connection, turn, connections), tell),
      )
      const { perSecond, p50, p95, p99 } = writes
      const share = perSecond / bare.perSecond
      measured.push([connections, bare.perSecond, perSecond, p50, p95, p99, share])
    }
    return measured
  })
  const columns = ['connections', 'nothing/s', 'writes/s', 'p50 ms', 'p95 ms', 'p99 ms', 'share']
  return {
    tables: [{ title: 'The floor: bare node:http and group-committed writes', columns, rows }],
    holds: [],
    notes: [`${measuredMs / 1000} s each; the share is of requests that do nothing.`],
  }
}
