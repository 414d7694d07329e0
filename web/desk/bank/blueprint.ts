/** How hard a question is. */
export type Level = 'easy' | 'medium' | 'hard'
export const levels = ['easy', 'medium', 'hard'] as const

/** How many questions of a topic a paper has; of any difficulty where none is said. */
export type BlueprintRow = {
  readonly topic: string
  readonly difficulty?: Level
  readonly count: number
}

/** How many questions a bank has for a topic and a difficulty. */
export type Available = {
  readonly topic: string
  readonly difficulty: Level
  readonly count: number
}

/** A row that asks for more than the bank has; `missing` is at least 1. */
export type Lack = { readonly row: number; readonly missing: number }

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** How many questions the bank has for a topic, of one difficulty or of all. */
export const availableFor = (
  available: readonly Available[],
  topic: string,
  difficulty?: Level,
): number =>
  sum(
    available
      .filter((one) => one.topic === topic && (difficulty ?? one.difficulty) === one.difficulty)
      .map(({ count }) => count),
  )

/** How many questions the rows ask for together. */
export const asked = (rows: readonly BlueprintRow[]): number => sum(rows.map(({ count }) => count))

/**
 * What the bank lacks, by the index of the row that goes short. Rows of one difficulty draw first;
 * rows of a whole topic draw from what they left.
 */
export const lacksOf = (
  rows: readonly BlueprintRow[],
  available: readonly Available[],
): readonly Lack[] => {
  const indexed = rows.map((row, index) => ({ ...row, index }))
  const narrowFirst = [
    ...indexed.filter(({ difficulty }) => difficulty !== undefined),
    ...indexed.filter(({ difficulty }) => difficulty === undefined),
  ]
  const drawn: BlueprintRow[] = []
  return narrowFirst
    .flatMap(({ index, ...row }) => {
      const before = drawn.filter(
        (other) =>
          other.topic === row.topic && (row.difficulty ?? other.difficulty) === other.difficulty,
      )
      const left = availableFor(available, row.topic, row.difficulty) - asked(before)
      const missing = row.count - Math.max(0, left)
      drawn.push({ ...row, count: Math.min(row.count, Math.max(0, left)) })
      return missing > 0 ? [{ row: index, missing }] : []
    })
    .toSorted((one, other) => one.row - other.row)
}

/** Ways to take 0, 1, … `most` of `has` questions, with at least `least` of them. */
const waysToTake = (has: number, least: number, most: number): readonly bigint[] => {
  const ways: bigint[] = []
  let choices = 1n
  for (let count = 0; count <= most; count += 1) {
    ways.push(count < least || count > has ? 0n : choices)
    choices = (choices * BigInt(Math.max(0, has - count))) / BigInt(count + 1)
  }
  return ways
}

/** Sets of questions of one topic: at least so many of each difficulty, `total` in all. */
const setsOf = (
  kinds: readonly { readonly has: number; readonly least: number }[],
  total: number,
): bigint => {
  const empty = Array.from({ length: total + 1 }, (_, count) => (count === 0 ? 1n : 0n))
  const ways = kinds.reduce<readonly bigint[]>((before, { has, least }) => {
    const own = waysToTake(has, least, total)
    return before.map((_, count) =>
      before
        .slice(0, count + 1)
        .reduce((together, one, part) => together + one * (own[count - part] ?? 0n), 0n),
    )
  }, empty)
  return ways[total] ?? 0n
}

/**
 * How many different papers there are, told apart by which questions they have; the order of
 * questions and options would make still more. 0 where the bank lacks questions for a row.
 */
export const countPapers = (
  rows: readonly BlueprintRow[],
  available: readonly Available[],
): bigint =>
  [...new Set(rows.map(({ topic }) => topic))].reduce((papers, topic) => {
    const own = rows.filter((row) => row.topic === topic)
    const kinds = levels.map((level) => ({
      has: availableFor(available, topic, level),
      least: asked(own.filter(({ difficulty }) => difficulty === level)),
    }))
    return papers * setsOf(kinds, asked(own))
  }, 1n)

/**
 * Gives out `questions` one at a time to the topic that is furthest from its share, as far as the
 * bank reaches; the first of equals first.
 */
const giveOut = (
  topics: readonly { readonly topic: string; readonly has: number }[],
  questions: number,
  weight: (has: number) => number,
): readonly BlueprintRow[] => {
  const given = topics.map(({ topic, has }) => ({ topic, has, count: 0 }))
  for (let left = questions; left > 0; left -= 1) {
    const [next] = given
      .filter(({ has, count }) => count < has)
      .toSorted(
        (one, other) => (one.count + 1) / weight(one.has) - (other.count + 1) / weight(other.has),
      )
    if (next === undefined) break
    next.count += 1
  }
  return given.flatMap(({ topic, count }) => (count === 0 ? [] : [{ topic, count }]))
}

const stock = (topics: readonly string[], available: readonly Available[]) =>
  topics.map((topic) => ({ topic, has: availableFor(available, topic) }))

/** A blueprint with the same number of each topic, as nearly as it can be. */
export const spreadEvenly = (
  topics: readonly string[],
  available: readonly Available[],
  questions: number,
): readonly BlueprintRow[] => giveOut(stock(topics, available), questions, () => 1)

/** A blueprint in proportion to what the bank has of each topic (Jefferson's method). */
export const spreadInProportion = (
  topics: readonly string[],
  available: readonly Available[],
  questions: number,
): readonly BlueprintRow[] => giveOut(stock(topics, available), questions, (has) => has)
