import type { Language } from '#src/shared/language.ts'
import type { DeskPhrases } from './vi/desk.ts'

// Who works at the desks does so in Vietnamese, as all official papers are; English stands beside it
// for those who look in from outside (docs/decisions/0019-languages-of-the-desks.md).
const areas: Readonly<Record<Language, () => Promise<{ readonly desk: DeskPhrases }>>> = {
  vi: () => import('./vi/desk.ts'),
  en: () => import('./en/desk.ts'),
  km: () => import('./vi/desk.ts'),
}

/** The phrases of the desks' frame. */
export const loadDesk = async (language: Language): Promise<DeskPhrases> =>
  (await areas[language]()).desk
