import type { Context } from '#src/platform/context.ts'
import { deadlineRow } from './end-at-deadline.ts'
import { endAttempts } from './ending-store.ts'
import { lockExpired } from './store.ts'

const batchSize = 200

// Answers that arrived in time may still wait for their write when the grace ends, the more so when
// thousands share a deadline. The sweep lets them through first; whoever looks at an attempt of
// theirs has it ended at once.
const settlingMs = 3000

/**
 * Ends the attempts whose time has passed, as of their deadlines, with the answers held; gives how
 * many. Several processes may do so at once: each takes what no other has taken.
 */
export const endExpiredAttempts = async (context: Context): Promise<number> => {
  let ended = 0
  for (;;) {
    const batch = await endBatch(context)
    ended += batch
    if (batch < batchSize) return ended
  }
}

const endBatch = async (context: Context): Promise<number> => {
  const now = context.clock.now()
  const client = await context.db.pool.connect()
  let failure: Error | undefined
  try {
    await client.query('begin')
    const expired = await lockExpired(client, new Date(now.getTime() - settlingMs), batchSize)
    const rows = await Promise.all(expired.map((attempt) => deadlineRow(context, attempt, now)))
    if (rows.length > 0) await endAttempts(client, rows)
    await client.query('commit')
    return rows.length
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    // A connection whose transaction failed is closed rather than given back.
    client.release(failure)
  }
}
