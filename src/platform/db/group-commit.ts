import { type Histogram, openHistogram } from '#src/platform/histogram.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'

export type GroupOptions<Item, Outcome> = {
  /** Two items of one key never go in the same statement. */
  readonly keyOf: (item: Item) => string
  /**
   * Writes the items, which come in the order of their keys, in one statement, and gives the
   * outcome of each in the same order once they are committed. Throws where none was written.
   */
  readonly commit: (items: readonly Item[]) => Promise<readonly Outcome[]>
  /** most items in one statement */
  readonly largestBatch: number
  /** most items that wait; beyond it the answer is `server_busy` */
  readonly longestQueue: number
}

/** How the batches went, for who watches the server. */
export type GroupFigures = {
  /** items that wait for the next batch */
  readonly queued: () => number
  readonly batchRows: Histogram
  /** from a batch's beginning until it is committed or has failed */
  readonly batchSeconds: Histogram
}

/** Writes an item with all that arrive meanwhile, and gives its own outcome after its commit. */
export type GroupCommit<Item, Outcome> = {
  (item: Item): Promise<Result<Outcome, 'server_busy'>>
  readonly figures: GroupFigures
}

type Waiting<Item, Outcome> = {
  readonly key: string
  readonly item: Item
  readonly resolve: (outcome: Result<Outcome, 'server_busy'>) => void
  readonly reject: (error: unknown) => void
}

// Class 08: connection lost; 53: out of resources; 57: shut down. Without an SQLSTATE the fault is
// the connection's or ours. Trying each row alone would help in none of these.
const isFaultOfARow = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^(?!08|53|57)[0-9A-Z]{5}$/u.test(error.code)

const openFigures = (queued: () => number): GroupFigures => ({
  queued,
  batchRows: openHistogram([1, 2, 5, 10, 25, 50, 100, 250, 500]),
  batchSeconds: openHistogram([0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]),
})

// What has reached the sockets by now is handled before this comes back, and joins the batch.
const thisTurnsArrivals = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

/**
 * Makes one durable write of many: what arrives while a statement is under way goes together in
 * the next one, so that a commit is shared by all who wait for it. There is no timer: alone, an
 * item is written at once. Rows are written in the order of their keys, so that two processes
 * cannot block each other; where a statement fails on a row, each of its rows is tried alone, so
 * that the row fails and its neighbours do not.
 */
export const groupCommit = <Item, Outcome>(
  options: GroupOptions<Item, Outcome>,
): GroupCommit<Item, Outcome> => {
  let queue: Waiting<Item, Outcome>[] = []
  let isRunning = false
  const figures = openFigures(() => queue.length)

  const takeBatch = (): Waiting<Item, Outcome>[] => {
    const batch = new Map<string, Waiting<Item, Outcome>>()
    const left: Waiting<Item, Outcome>[] = []
    for (const waiting of queue)
      if (batch.size < options.largestBatch && !batch.has(waiting.key))
        batch.set(waiting.key, waiting)
      else left.push(waiting)
    queue = left
    return [...batch.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1))
  }

  const write = async (batch: readonly Waiting<Item, Outcome>[]): Promise<void> => {
    try {
      const outcomes = await options.commit(batch.map((waiting) => waiting.item))
      if (outcomes.length !== batch.length) throw new Error('a batch has an outcome for each item')
      outcomes.forEach((outcome, index) => batch[index]?.resolve(ok(outcome)))
    } catch (error) {
      if (batch.length > 1 && isFaultOfARow(error))
        for (const waiting of batch) await write([waiting])
      else for (const waiting of batch) waiting.reject(error)
    }
  }

  const run = async (): Promise<void> => {
    isRunning = true
    while (queue.length > 0) {
      await thisTurnsArrivals()
      const batch = takeBatch()
      const begunMs = performance.now()
      await write(batch)
      figures.batchRows.observe(batch.length)
      figures.batchSeconds.observe((performance.now() - begunMs) / 1000)
    }
    isRunning = false
  }

  const enter = (item: Item): Promise<Result<Outcome, 'server_busy'>> => {
    if (queue.length >= options.longestQueue) return Promise.resolve(refuse('server_busy'))
    const { promise, resolve, reject } = Promise.withResolvers<Result<Outcome, 'server_busy'>>()
    queue.push({ key: options.keyOf(item), item, resolve, reject })
    if (!isRunning) void run()
    return promise
  }
  return Object.assign(enter, { figures })
}
