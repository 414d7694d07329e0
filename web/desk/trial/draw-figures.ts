import type { Draws } from '#src/modules/attempt/schema.ts'

/** A line of the table of papers: one topic and difficulty, how many questions in each paper. */
export type KindLine = {
  readonly topic: string
  readonly difficulty: Draws['questions'][number]['difficulty']
  readonly counts: readonly number[]
  readonly sum: number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** The topics and difficulties that came in any paper, in the order of the bank. */
export const kindLines = ({ papers, topics }: Draws): readonly KindLine[] =>
  topics.flatMap(({ code }) =>
    (['easy', 'medium', 'hard'] as const).flatMap((difficulty) => {
      const counts = papers.map((paper) =>
        sum(
          paper
            .filter((kind) => kind.topic === code && kind.difficulty === difficulty)
            .map(({ count }) => count),
        ),
      )
      const total = sum(counts)
      return total === 0 ? [] : [{ topic: code, difficulty, counts, sum: total }]
    }),
  )

/** How many questions two different papers have in common: on average, and at most. */
export const overlapOf = ({ overlap }: Draws): { readonly mean: number; readonly most: number } => {
  const pairs = overlap.flatMap((row, one) => row.filter((_, other) => other > one))
  return pairs.length === 0
    ? { mean: 0, most: 0 }
    : { mean: sum(pairs) / pairs.length, most: Math.max(...pairs) }
}
