import type { Language } from '#src/shared/language.ts'
import type { SetupPhrases } from '../vi/desk/setup.ts'

const areas: Readonly<Record<Language, () => Promise<{ readonly setup: SetupPhrases }>>> = {
  vi: () => import('../vi/desk/setup.ts'),
  en: () => import('../en/desk/setup.ts'),
  km: () => import('../vi/desk/setup.ts'),
}

/** The phrases about setting up a contest and what it needs today. */
export const loadSetup = async (language: Language): Promise<SetupPhrases> =>
  (await areas[language]()).setup
