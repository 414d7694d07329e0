import type { Language } from '#src/shared/language.ts'
import type { ContestantPhrases } from '../vi/desk/contestant.ts'

const areas: Readonly<Record<Language, () => Promise<{ readonly contestant: ContestantPhrases }>>> =
  {
    vi: () => import('../vi/desk/contestant.ts'),
    en: () => import('../en/desk/contestant.ts'),
    km: () => import('../vi/desk/contestant.ts'),
  }

/** The phrases about contestants and decisions about them. */
export const loadContestant = async (language: Language): Promise<ContestantPhrases> =>
  (await areas[language]()).contestant
