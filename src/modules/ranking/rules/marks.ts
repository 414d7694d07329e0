import type { StandingKey } from './cursor.ts'

/** A standing in the order of a ranking, with how many stand before it. */
export type Mark = StandingKey & { readonly before: number }

/** Below 0 where the first stands before the second in the order of pages. */
export const compareStandings = (a: StandingKey, b: StandingKey): number =>
  a.key1 - b.key1 || a.key2 - b.key2 || a.key3 - b.key3 || a.personId - b.personId

/**
 * The last of some marks, which are in order, that stands before a bound; null where none does and
 * counting has to begin with the first standing.
 */
export const lastMarkBefore = (marks: readonly Mark[], bound: StandingKey): Mark | null => {
  let low = 0
  let high = marks.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const mark = marks[middle]
    if (mark !== undefined && compareStandings(mark, bound) < 0) low = middle + 1
    else high = middle
  }
  return marks[low - 1] ?? null
}

/** The bound before which all stand that are better, and none that is equal: ids begin with 1. */
export const aheadOfEquals = ({ key1, key2, key3 }: StandingKey): StandingKey => ({
  key1,
  key2,
  key3,
  personId: 0,
})
