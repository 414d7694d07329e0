import type { ContestPage } from '#src/modules/contest/schema.ts'
import type { Language } from '#src/shared/language.ts'
import { formatDuration, formatNumber } from '#web/format.ts'
import type { ContestsPhrases } from '#web/phrases/vi/contests.ts'

type Quiz = NonNullable<ContestPage['parts'][number]['quiz']>
type Key = ContestPage['ranking']['keys'][number]

/** How a ranking is ordered, in one sentence; empty where no key is set. */
export const orderSentence = (keys: readonly Key[], words: ContestsPhrases): string => {
  const [first, ...rest] = keys.map((key) => words.rules.keys[key])
  return first === undefined ? '' : words.rules.order(first, rest)
}

const attemptsSentence = (
  limit: number | null,
  words: ContestsPhrases,
  language: Language,
): string => {
  const { any, one, some } = words.rules.attempts
  if (limit === null) return any
  return limit === 1 ? one : some(formatNumber(limit, language))
}

/** What a quiz asks and how it counts, composed from its rules, a sentence each. */
export const howItCounts = (
  quiz: Quiz,
  keys: readonly Key[],
  words: ContestsPhrases,
  language: Language,
): readonly string[] => [
  words.rules.quiz(
    formatNumber(quiz.questions, language),
    formatDuration(quiz.timeLimitMs, language),
  ),
  attemptsSentence(quiz.attemptsPerRound, words, language),
  words.rules.saved,
  words.rules.marks[quiz.marks],
  words.rules.review[quiz.review],
  orderSentence(keys, words),
]
