import type { Language } from '#src/shared/language.ts'
import type { ContestsPhrases } from './vi/contests.ts'

const areas: Readonly<Record<Language, () => Promise<{ readonly contests: ContestsPhrases }>>> = {
  vi: () => import('./vi/contests.ts'),
  en: () => import('./en/contests.ts'),
  km: () => import('./km/contests.ts'),
}

/** The phrases of the public's pages in one language. */
export const loadContests = async (language: Language): Promise<ContestsPhrases> =>
  (await areas[language]()).contests
