import type { Question } from '#src/modules/question-bank/question.ts'

type Kind = Pick<Question, 'topic' | 'difficulty'>

/** How many questions of a topic and a difficulty. */
export type KindCount = Kind & { readonly count: number }

/** Papers drawn beside each other. */
export type DrawTable = {
  /** each paper: how many of which kind, in the order of the bank's topics */
  readonly papers: readonly (readonly KindCount[])[]
  /** the questions that came, the most frequent first; `papers` are indexes */
  readonly questions: readonly {
    readonly question: Question
    readonly papers: readonly number[]
  }[]
  /** how many questions of the bank came in no paper */
  readonly never: number
  /** of each two papers, how many questions both have; of a paper with itself, all of them */
  readonly overlap: readonly (readonly number[])[]
}

const countKinds = (paper: readonly Question[], topics: readonly string[]): readonly KindCount[] =>
  topics.flatMap((topic) =>
    (['easy', 'medium', 'hard'] as const).flatMap((difficulty) => {
      const count = paper.filter(
        (question) => question.topic === topic && question.difficulty === difficulty,
      ).length
      return count === 0 ? [] : [{ topic, difficulty, count }]
    }),
  )

/** Lays papers beside each other: what each has, how often each question came, what they share. */
export const drawTable = (
  papers: readonly (readonly Question[])[],
  bank: { readonly topics: readonly string[]; readonly questions: number },
): DrawTable => {
  const came = new Map<number, { readonly question: Question; readonly papers: number[] }>()
  for (const [place, paper] of papers.entries())
    for (const question of paper) {
      const known = came.get(question.versionId)
      if (known === undefined) came.set(question.versionId, { question, papers: [place] })
      else known.papers.push(place)
    }
  const sets = papers.map((paper) => new Set(paper.map(({ versionId }) => versionId)))
  return {
    papers: papers.map((paper) => countKinds(paper, bank.topics)),
    questions: [...came.values()].toSorted(
      (one, other) =>
        other.papers.length - one.papers.length ||
        one.question.questionId - other.question.questionId,
    ),
    never: bank.questions - came.size,
    overlap: sets.map((one) => sets.map((other) => one.intersection(other).size)),
  }
}
