import type { Context } from '#src/platform/context.ts'
import { deleteTraces } from './trace-store.ts'

const dayMs = 86_400_000
const batchSize = 5_000

/**
 * Deletes what browsers did in contests that closed longer ago than the installation keeps it; gives
 * how much. Several processes may do so at once.
 */
export const deleteOldTraces = async (context: Context): Promise<number> => {
  const { clock, config, db } = context
  const before = new Date(clock.now().getTime() - config.traceDays * dayMs)
  let deleted = 0
  for (;;) {
    const batch = await deleteTraces(db.pool, before, batchSize)
    deleted += batch
    if (batch < batchSize) return deleted
  }
}
