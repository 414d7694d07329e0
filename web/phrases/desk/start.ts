import type { Language } from '#src/shared/language.ts'
import type { StartPhrases } from '../vi/desk/start.ts'

const areas: Readonly<Record<Language, () => Promise<{ readonly start: StartPhrases }>>> = {
  vi: () => import('../vi/desk/start.ts'),
  en: () => import('../en/desk/start.ts'),
  km: () => import('../vi/desk/start.ts'),
}

/** The phrases about starting a contest. */
export const loadStart = async (language: Language): Promise<StartPhrases> =>
  (await areas[language]()).start
