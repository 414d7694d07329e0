import type { BeforeStart, StartPlace } from './before-start-store.ts'
import type { Paper } from './rules/paper.ts'

/**
 * What decided about somebody's last start, as this process knew it afterwards. It may be out of
 * date: an attempt that is started from it says so in its write, and nobody is refused by it.
 */
export type StartMemory = {
  readonly recall: (place: StartPlace) => BeforeStart | undefined
  readonly keep: (place: StartPlace, before: BeforeStart) => void
  /** Adds the attempt that was started on what `before` told. */
  readonly add: (
    place: StartPlace,
    before: BeforeStart,
    started: { readonly id: string; readonly paper: Paper },
  ) => void
  readonly forgetAll: () => void
}

// About 3 kB each with a bank of 60 questions. Beyond it whoever started longest ago goes, and is
// asked for again.
const mostPeople = 10_000

const keyOf = ({ personId, partId, roundId }: StartPlace): string =>
  `${personId} ${partId} ${roundId}`

/** Opens a memory with nothing in it. */
export const openStartMemory = (): StartMemory => {
  const known = new Map<string, BeforeStart>()
  const keep: StartMemory['keep'] = (place, before) => {
    const key = keyOf(place)
    // Deleted first, so that the latest stand last.
    known.delete(key)
    if (before.ruledOutFor !== null) return
    known.set(key, before)
    if (known.size <= mostPeople) return
    const [oldest] = known.keys()
    if (oldest !== undefined) known.delete(oldest)
  }
  return {
    recall: (place) => known.get(keyOf(place)),
    keep,
    add: (place, before, { id, paper }) => {
      const { attempts, places, times } = before.seen
      // In place: a copy for each start would be old before it is garbage. Whoever still draws on
      // this for the same place loses, their number being taken.
      for (const { versionId } of paper) times.set(versionId, (times.get(versionId) ?? 0) + 1)
      const seen = { attempts: attempts + 1, places, times }
      keep(place, { ...before, openId: id, lastNumber: before.lastNumber + 1, seen })
    },
    forgetAll: () => known.clear(),
  }
}
