import type { BlueprintRow } from '#src/modules/contest/contest.ts'
import type { BankDefinition, QuestionDefinition } from '../bank.ts'

/** A wish of a blueprint that the bank cannot meet. */
export type Shortage = {
  readonly topic: string
  /** null: of any difficulty */
  readonly difficulty: string | null
  readonly wanted: number
  readonly available: number
}

type Asked = Pick<QuestionDefinition, 'topic' | 'difficulty'>

const wish = (
  blueprint: readonly BlueprintRow[],
  questions: readonly Asked[],
  topic: string,
  difficulty: string | null,
): Shortage => ({
  topic,
  difficulty,
  wanted: blueprint
    .filter((row) => row.topic === topic && (difficulty ?? row.difficulty) === row.difficulty)
    .reduce((sum, row) => sum + row.count, 0),
  available: questions.filter(
    (question) =>
      question.topic === topic && (difficulty ?? question.difficulty) === question.difficulty,
  ).length,
})

/**
 * What a bank lacks for a blueprint; empty where every paper can be drawn. Rows of one difficulty
 * draw from their own, the others from what is left of the topic: so it is enough that each
 * difficulty, and the topic as a whole, has as many as are asked for.
 */
export const shortagesOf = (
  blueprint: readonly BlueprintRow[],
  questions: readonly Asked[],
): readonly Shortage[] => {
  const topics = [...new Set(blueprint.map((row) => row.topic))]
  return topics
    .flatMap((topic) =>
      [null, 'easy', 'medium', 'hard'].map((difficulty) =>
        wish(blueprint, questions, topic, difficulty),
      ),
    )
    .filter(({ wanted, available }) => wanted > available)
}

const levels: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  easy: { vi: ' mức dễ', en: 'easy ' },
  medium: { vi: ' mức trung bình', en: 'medium ' },
  hard: { vi: ' mức khó', en: 'hard ' },
}

/** How many questions of what are asked for, with the topic by its name as far as it has one. */
export const wishInWords = (
  { topic, difficulty, wanted }: Shortage,
  topics: BankDefinition['topics'],
): { readonly vi: string; readonly en: string } => {
  const name = topics.find(({ code }) => code === topic)?.name ?? { vi: topic }
  const level = levels[difficulty ?? '']
  return {
    vi: `${wanted} câu${level?.vi ?? ''} của chủ đề “${name.vi}”`,
    en: `${wanted} ${level?.en ?? ''}questions of “${name.en ?? name.vi}”`,
  }
}
