import type { Paper } from './rules/paper.ts'

/**
 * The question versions somebody has had in a bank's parts, as of so many attempts there. Attempts
 * are never deleted, change neither person nor part nor round, and are numbered without a gap in
 * each, so the same count of attempts at the same places is the same attempts.
 */
export type Seen = {
  readonly attempts: number
  /** the parts on the bank, with the rounds of each, as the database tells them */
  readonly places: string
  /** question version → how often */
  readonly times: ReadonlyMap<number, number>
}

/** Whose, and in the parts on which bank. */
export type SeenPlace = { readonly personId: number; readonly bankId: number }

/**
 * What was seen, as a process last knew it: a start asks the database for the count alone, and for
 * all papers somebody had only where the count is another one.
 */
export type SeenMemory = {
  readonly recall: (place: SeenPlace) => Seen | undefined
  readonly keep: (place: SeenPlace, seen: Seen) => void
  /** Adds the paper of an attempt that was started on what `before` tells. */
  readonly add: (place: SeenPlace, before: Seen, paper: Paper) => void
  readonly forgetAll: () => void
}

// About 3 kB each with a bank of 60 questions. Beyond it whoever started longest ago goes, and their
// papers are read again.
const mostPeople = 10_000

const keyOf = ({ personId, bankId }: SeenPlace): string => `${personId} ${bankId}`

/** Opens a memory with nothing in it. */
export const openSeenMemory = (): SeenMemory => {
  const known = new Map<string, Seen>()
  const keep: SeenMemory['keep'] = (place, seen) => {
    const key = keyOf(place)
    // Deleted first, so that the latest stand last.
    known.delete(key)
    known.set(key, seen)
    if (known.size <= mostPeople) return
    const [oldest] = known.keys()
    if (oldest !== undefined) known.delete(oldest)
  }
  return {
    recall: (place) => known.get(keyOf(place)),
    keep,
    add: (place, { attempts, places, times }, paper) => {
      const more = new Map(times)
      for (const { versionId } of paper) more.set(versionId, (more.get(versionId) ?? 0) + 1)
      keep(place, { attempts: attempts + 1, places, times: more })
    },
    forgetAll: () => known.clear(),
  }
}
