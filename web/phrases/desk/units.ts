import type { Language } from '#src/shared/language.ts'
import type { UnitPhrases } from '../vi/desk/units.ts'

const areas: Readonly<Record<Language, () => Promise<{ readonly units: UnitPhrases }>>> = {
  vi: () => import('../vi/desk/units.ts'),
  en: () => import('../en/desk/units.ts'),
  km: () => import('../vi/desk/units.ts'),
}

/** The phrases about units. */
export const loadUnits = async (language: Language): Promise<UnitPhrases> =>
  (await areas[language]()).units
