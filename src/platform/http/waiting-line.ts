type Waiting = { readonly id: string; readonly arrivedMs: number; dueMs: number }

/** How long after the instant at which they should be back people are still waited for. */
const graceMs = 5000

/**
 * Those of one lane who were told to come back, in the order in which they came first. Who does not
 * come back loses their place, so that a place counts people and not tabs that were closed.
 */
export const openWaitingLine = (most: number) => {
  let line: Waiting[] = []
  const known = new Map<string, Waiting>()
  // The first who came later than this one, or at the same instant with a later id.
  const indexOf = (id: string, arrivedMs: number): number => {
    let from = 0
    let to = line.length
    while (from < to) {
      const middle = (from + to) >>> 1
      const other = line[middle]
      const isBefore =
        other !== undefined &&
        (other.arrivedMs < arrivedMs || (other.arrivedMs === arrivedMs && other.id < id))
      if (isBefore) from = middle + 1
      else to = middle
    }
    return from
  }
  return {
    /** how many came before this one and still come back */
    ahead: (id: string, arrivedMs: number): number => indexOf(id, arrivedMs),
    size: (): number => line.length,
    /** Keeps a place until a little after `dueMs`; false where the line is full. */
    keep: (id: string, arrivedMs: number, dueMs: number): boolean => {
      const here = known.get(id)
      if (here !== undefined) {
        here.dueMs = dueMs
        return true
      }
      if (line.length >= most) return false
      const waiting = { id, arrivedMs, dueMs }
      known.set(id, waiting)
      line.splice(indexOf(id, arrivedMs), 0, waiting)
      return true
    },
    /** Gives up a place: who held it was let in. */
    leave: (id: string): void => {
      const here = known.get(id)
      if (here === undefined) return
      known.delete(id)
      line.splice(indexOf(id, here.arrivedMs), 1)
    },
    /** Forgets those who did not come back. */
    sweep: (nowMs: number): void => {
      const stays = line.filter(({ dueMs }) => dueMs + graceMs >= nowMs)
      if (stays.length === line.length) return
      line = stays
      known.clear()
      for (const waiting of line) known.set(waiting.id, waiting)
    },
  }
}
export type WaitingLine = ReturnType<typeof openWaitingLine>
