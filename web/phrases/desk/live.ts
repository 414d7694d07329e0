import type { Language } from '#src/shared/language.ts'
import type { LivePhrases } from '../vi/desk/live.ts'

const areas: Readonly<Record<Language, () => Promise<{ readonly live: LivePhrases }>>> = {
  vi: () => import('../vi/desk/live.ts'),
  en: () => import('../en/desk/live.ts'),
  km: () => import('../vi/desk/live.ts'),
}

/** The phrases about how a contest goes. */
export const loadLive = async (language: Language): Promise<LivePhrases> =>
  (await areas[language]()).live
