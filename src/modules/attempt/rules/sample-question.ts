import type { Question } from '#src/modules/question-bank/question.ts'

/** A question for the tests of the rules: four options, the first of them right unless said. */
export const sampleQuestion = (
  id: number,
  change: Partial<Question> & {
    readonly right?: readonly number[]
    readonly pinned?: readonly number[]
  } = {},
): Question => {
  const { right = [1], pinned = [], ...rest } = change
  return {
    versionId: id,
    questionId: id,
    code: `q${id}`,
    topic: 'policy',
    difficulty: 'easy',
    stem: `Question ${id}?`,
    options: [1, 2, 3, 4].map((option) => ({
      text: `Option ${option} of ${id}`,
      pinned: pinned.includes(option),
      correct: right.includes(option),
    })),
    keepOrder: false,
    explanation: null,
    source: null,
    ...rest,
  }
}
