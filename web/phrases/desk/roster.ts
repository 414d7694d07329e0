import type { Language } from '#src/shared/language.ts'
import type { RosterPhrases } from '../vi/desk/roster.ts'

const areas: Readonly<Record<Language, () => Promise<{ readonly roster: RosterPhrases }>>> = {
  vi: () => import('../vi/desk/roster.ts'),
  en: () => import('../en/desk/roster.ts'),
  km: () => import('../vi/desk/roster.ts'),
}

/** The phrases of a unit's desk: roster, slips, registrations. */
export const loadRoster = async (language: Language): Promise<RosterPhrases> =>
  (await areas[language]()).roster
