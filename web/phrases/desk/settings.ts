import type { Language } from '#src/shared/language.ts'
import type { SettingsPhrases } from '../vi/desk/settings.ts'

const areas: Readonly<Record<Language, () => Promise<{ readonly settings: SettingsPhrases }>>> = {
  vi: () => import('../vi/desk/settings.ts'),
  en: () => import('../en/desk/settings.ts'),
  km: () => import('../vi/desk/settings.ts'),
}

/** The phrases about the settings of a contest. */
export const loadSettings = async (language: Language): Promise<SettingsPhrases> =>
  (await areas[language]()).settings
