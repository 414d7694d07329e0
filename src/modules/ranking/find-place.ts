import type { Context } from '#src/platform/context.ts'
import { countFrom, countStretches, readMarks } from './place-store.ts'
import type { StandingKey } from './rules/cursor.ts'
import { aheadOfEquals, lastMarkBefore, type Mark } from './rules/marks.ts'
import type { StandingScope } from './store.ts'

// So many are counted in about a millisecond: whoever stands among them is counted at each look.
const countedAtEachLook = 10_000
// With those between two marks counted anew, a place costs some tenths of a millisecond.
const step = 1_000
// Within the 2 s that a place may be old, with the time to count. Whoever looks in the second half
// has them read anew and does not wait for it.
const keptMs = 1_000
const mostKept = 100

type Marks = Promise<readonly Mark[]>
type Kept = { readonly readAt: number; readonly marks: Marks; isRenewed: boolean }
const kept = new WeakMap<Context, Map<string, Kept>>()

/**
 * Every 1,000th standing beyond the first 10,000: none in a ranking that has no more. Read at most
 * twice a second in this process however many people look, and once for good in a publication, which
 * never changes. A ranking of some units alone has none.
 */
const marksOf = (context: Context, { source, unitIds }: StandingScope): Marks => {
  if (unitIds !== null) return Promise.resolve([])
  const memory = kept.get(context) ?? new Map<string, Kept>()
  kept.set(context, memory)
  const isLive = source.publicationId === null
  const key = isLive ? `part ${source.partId}` : `publication ${source.publicationId}`
  const now = context.clock.now().getTime()
  const read = (): Marks => {
    if (memory.size >= mostKept) memory.clear()
    const scope = { source, unitIds: null }
    return readMarks(context.db.query, scope, { first: countedAtEachLook, step })
  }
  const keep = (marks: Marks): void =>
    void memory.set(key, { readAt: now, marks, isRenewed: false })
  const last = memory.get(key)
  const age = last === undefined ? Infinity : isLive ? Math.abs(now - last.readAt) : 0
  if (last === undefined || age >= keptMs) {
    const marks = read()
    keep(marks)
    marks.catch(() => memory.delete(key))
    return marks
  }
  if (age >= keptMs / 2 && !last.isRenewed) {
    last.isRenewed = true
    const marks = read()
    // Where it fails the old ones grow too old, and who looks then is told.
    marks.then(
      () => keep(marks),
      () => undefined,
    )
  }
  return last.marks
}

/** How many standings there are. In a ranking above 10,000 it may be up to a second old. */
export const countAll = async (context: Context, scope: StandingScope): Promise<number> => {
  const mark = (await marksOf(context, scope)).at(-1) ?? null
  return (mark?.before ?? 0) + (await countFrom(context.db.query, scope, mark))
}

/**
 * The place of a standing: its position in the order of pages, its rank, and whether others share
 * it. The first 10,000 are counted at each look, as of that instant; of those who stand before a
 * later one, all but the last thousand are counted once a second.
 */
export const findPlace = async (
  context: Context,
  scope: StandingScope,
  of: StandingKey,
): Promise<{ readonly position: number; readonly rank: number; readonly shared: boolean }> => {
  const marks = await marksOf(context, scope)
  const stretchTo = (until: StandingKey) => ({ from: lastMarkBefore(marks, until), until })
  const better = stretchTo(aheadOfEquals(of))
  const ahead = stretchTo(of)
  const counts = await countStretches(context.db.query, scope, of, { better, ahead })
  const rank = (better.from?.before ?? 0) + counts.better + 1
  const shared = counts.equals > 1
  // Nobody stands between an unshared rank and its position, whatever a mark remembers.
  const position = shared ? (ahead.from?.before ?? 0) + counts.ahead + 1 : rank
  return { position: Math.max(rank, position), rank, shared }
}
