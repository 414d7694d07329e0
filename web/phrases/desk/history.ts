import type { Language } from '#src/shared/language.ts'
import type { HistoryPhrases } from '../vi/desk/history.ts'

const areas: Readonly<Record<Language, () => Promise<{ readonly history: HistoryPhrases }>>> = {
  vi: () => import('../vi/desk/history.ts'),
  en: () => import('../en/desk/history.ts'),
  km: () => import('../vi/desk/history.ts'),
}

/** The phrases of the history of acts. */
export const loadHistory = async (language: Language): Promise<HistoryPhrases> =>
  (await areas[language]()).history
