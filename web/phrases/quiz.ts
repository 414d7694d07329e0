import type { Language } from '#src/shared/language.ts'
import type { QuizPhrases } from './vi/quiz.ts'

const areas: Readonly<Record<Language, () => Promise<{ readonly quiz: QuizPhrases }>>> = {
  vi: () => import('./vi/quiz.ts'),
  en: () => import('./en/quiz.ts'),
  km: () => import('./km/quiz.ts'),
}

/** The phrases of taking a quiz in one language. */
export const loadQuizPhrases = async (language: Language): Promise<QuizPhrases> =>
  (await areas[language]()).quiz
