import type { Database } from '#src/platform/db/database.ts'
import { isDatabaseDown } from '#src/platform/http/faults.ts'
import { type Browser, knownBrowser, saySame } from './known-browser.ts'
import { insertTraces } from './trace-store.ts'

/** What a contestant's browser did. */
export type TraceEvent = {
  readonly browser: Browser
  readonly at: Date
  readonly kind: 'start' | 'resume' | 'show' | 'save' | 'submit' | 'refuse'
  readonly attemptId: string | null
  /** where it was refused, when no attempt tells */
  readonly contest: string | null
  readonly part: string | null
  /** of a save or a submission */
  readonly sequence: number | null
  /** of a refusal */
  readonly code: string | null
}

/** How the trace goes, for who watches the server. */
export type TraceFigures = {
  readonly queued: () => number
  /** events left out since the process began: too many waited, or the database refused them */
  readonly dropped: () => number
}

/** What browsers did, on its way to the database, off the way of an answer. */
export type TraceLine = {
  /** Takes an event in. It costs the same however many wait, never throws and waits for nothing. */
  readonly push: (event: TraceEvent) => void
  /** Writes at most one batch of what waits. */
  readonly writeBatch: () => Promise<void>
  /** Writes all that waits. */
  readonly flush: () => Promise<void>
  readonly figures: TraceFigures
}

export type TraceOptions = {
  readonly write: (events: readonly TraceEvent[]) => Promise<void>
  /** most events in one statement */
  readonly largestBatch: number
  /** most events that wait; what comes after them is dropped and counted */
  readonly longestQueue: number
}

const byTime = (one: TraceEvent, other: TraceEvent): number => one.at.getTime() - other.at.getTime()

// A contestant saves with every answer, and looks again with every return to the page.
const isRepeated = (kind: TraceEvent['kind']): kind is 'save' | 'show' =>
  kind === 'save' || kind === 'show'

/**
 * Opens a line of events. Saves of one attempt by one browser that wait together become one line,
 * that of the latest, and so do its looks: what an attempt costs stays bounded, however fast it is
 * saved. A batch that finds the database down waits for the next time; one that is refused is dropped and counted.
 */
export const openTraceLine = (options: TraceOptions): TraceLine => {
  let queue: TraceEvent[] = []
  /** attempt → place in the queue of its latest save, or look */
  let latest = { save: new Map<string, number>(), show: new Map<string, number>() }
  let writing: Promise<void> = Promise.resolve()
  let dropped = 0

  const push = (event: TraceEvent): void => {
    const { kind, attemptId } = event
    if (attemptId !== null && isRepeated(kind)) {
      const places = latest[kind]
      const place = places.get(attemptId)
      const before = place === undefined ? undefined : queue[place]
      if (place !== undefined && before !== undefined && saySame(before.browser, event.browser)) {
        queue[place] = event
        return
      }
      places.set(attemptId, queue.length)
    }
    if (queue.length < options.longestQueue) queue.push(event)
    else dropped += 1
  }

  const write = async (): Promise<void> => {
    if (queue.length === 0) return
    const batch = queue.slice(0, options.largestBatch)
    queue = queue.slice(options.largestBatch)
    latest = { save: new Map(), show: new Map() }
    try {
      await options.write(batch.toSorted(byTime))
    } catch (error) {
      if (isDatabaseDown(error)) {
        const room = Math.max(0, options.longestQueue - queue.length)
        dropped += Math.max(0, batch.length - room)
        queue = [...batch.slice(0, room), ...queue]
        latest = { save: new Map(), show: new Map() }
      } else dropped += batch.length
      throw error
    }
  }

  const writeBatch = (): Promise<void> => {
    const mine = writing.then(write)
    writing = mine.catch(() => undefined)
    return mine
  }
  const flush = async (): Promise<void> => {
    do await writeBatch()
    while (queue.length > 0)
  }
  const figures = { queued: () => queue.length, dropped: () => dropped }
  return { push, writeBatch, flush, figures }
}

const lines = new WeakMap<Database, TraceLine>()

/** The trace line of this process and database, opened when first asked for. */
export const traceLine = (db: Database): TraceLine => {
  const known = lines.get(db)
  if (known !== undefined) return known
  const line = openTraceLine({
    // Of many requests one event is left: what its browser said is looked at no sooner.
    write: (events) =>
      insertTraces(
        db.pool,
        events.map((event) => ({ ...event, browser: knownBrowser(event.browser) })),
      ),
    largestBatch: 5_000,
    longestQueue: 20_000,
  })
  lines.set(db, line)
  return line
}
