import { foldForSearch } from '#src/shared/text.ts'

/** A question's text, with all its options. */
export type Comparable = { readonly stem: string; readonly options: readonly string[] }

/** Two questions that say nearly the same; `score` is from the threshold to 1, which is identical. */
export type NearPair = { readonly one: number; readonly other: number; readonly score: number }

export type NearDuplicates = {
  /** the most alike first; indexes of the list given */
  readonly pairs: readonly NearPair[]
  /** whether there are more than were asked for */
  readonly more: boolean
}

const words = (text: string): readonly string[] =>
  foldForSearch(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/**
 * What a question is compared by: its words and each two that follow one another. The order of
 * options does not count, tone marks and signs neither.
 */
export const shinglesOf = ({ stem, options }: Comparable): ReadonlySet<string> =>
  new Set(
    [stem, ...options].flatMap((text) => {
      const said = words(text)
      return said.flatMap((word, place) => {
        const next = said[place + 1]
        return next === undefined ? [word] : [word, `${word} ${next}`]
      })
    }),
  )

/** Jaccard's measure: how much of what either says both say. */
export const similarity = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  const [small, large] = one.size < other.size ? [one, other] : [other, one]
  let shared = 0
  for (const shingle of small) if (large.has(shingle)) shared += 1
  const together = one.size + other.size - shared
  return together === 0 ? 1 : shared / together
}

const identical = (texts: readonly Comparable[]): ReadonlyMap<string, readonly number[]> =>
  Map.groupBy(texts.keys(), (place) => {
    const { stem, options } = texts[place] ?? { stem: '', options: [] }
    const said = (text: string): string => words(text).join(' ')
    return [said(stem), ...options.map(said).toSorted()].join('\n')
  })

/** Orders the shingles of the questions, the rarest of the bank first. */
const byRarity = (
  sets: readonly ReadonlySet<string>[],
): ((set: ReadonlySet<string>) => readonly string[]) => {
  const often = new Map<string, number>()
  for (const set of sets)
    for (const shingle of set) often.set(shingle, (often.get(shingle) ?? 0) + 1)
  return (set) =>
    [...set].toSorted(
      (one, other) =>
        (often.get(one) ?? 0) - (often.get(other) ?? 0) || (one < other ? -1 : Number(one > other)),
    )
}

/**
 * Looks up which earlier questions may be enough alike. Two sets that share so much share one of
 * the rarest shingles of each, in one order for all: so only those are held, and no pair is missed.
 */
const lookUp = (sets: readonly ReadonlySet<string>[], threshold: number) => {
  const holders = new Map<string, number[]>()
  const rarestFirst = byRarity(sets)
  return (set: ReadonlySet<string>, place: number): ReadonlySet<number> => {
    const looked = set.size - Math.ceil(threshold * set.size - 1e-9) + 1
    const met = new Set<number>()
    for (const shingle of rarestFirst(set).slice(0, looked)) {
      const known = holders.get(shingle)
      if (known === undefined) holders.set(shingle, [place])
      else {
        for (const earlier of known) met.add(earlier)
        known.push(place)
      }
    }
    return met
  }
}

const emptySet: ReadonlySet<string> = new Set()

/**
 * Compares question by question, a step for each, so that whoever runs it can do other things in
 * between; at its end gives what `nearDuplicates` gives.
 */
export function* compareAll(
  texts: readonly Comparable[],
  { threshold = 0.7, most = 200 }: { readonly threshold?: number; readonly most?: number } = {},
): Generator<undefined, NearDuplicates> {
  const pairs: NearPair[] = []
  const twins = new Set<number>()
  for (const [first = 0, ...others] of identical(texts).values())
    for (const other of others) {
      pairs.push({ one: first, other, score: 1 })
      twins.add(other)
    }
  // Of identical ones the first speaks for all.
  const left = [...texts.entries()].filter(([place]) => !twins.has(place))
  const sets: ReadonlySet<string>[] = []
  for (const [, text] of left) {
    sets.push(shinglesOf(text))
    yield
  }
  const find = lookUp(sets, threshold)
  for (const [other, set] of sets.entries()) {
    for (const one of pairs.length > most ? [] : find(set, other)) {
      const score = similarity(sets[one] ?? emptySet, set)
      if (score >= threshold)
        pairs.push({
          one: left[one]?.[0] ?? 0,
          other: left[other]?.[0] ?? 0,
          score: Math.min(score, 0.999),
        })
    }
    yield
  }
  const sorted = pairs.toSorted(
    (one, other) => other.score - one.score || one.one - other.one || one.other - other.other,
  )
  return { pairs: sorted.slice(0, most), more: pairs.length > most }
}

/**
 * The pairs of questions that are at least `threshold` alike, at most `most` of them: identical
 * ones first, then by likeness.
 */
export const nearDuplicates = (
  texts: readonly Comparable[],
  options: { readonly threshold?: number; readonly most?: number } = {},
): NearDuplicates => {
  const steps = compareAll(texts, options)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
