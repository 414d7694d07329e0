import type { Language } from '#src/shared/language.ts'
import type { WindowsPhrases } from '../vi/desk/windows.ts'

const areas: Readonly<Record<Language, () => Promise<{ readonly windows: WindowsPhrases }>>> = {
  vi: () => import('../vi/desk/windows.ts'),
  en: () => import('../en/desk/windows.ts'),
  km: () => import('../vi/desk/windows.ts'),
}

/** The phrases about moving windows and notices. */
export const loadWindows = async (language: Language): Promise<WindowsPhrases> =>
  (await areas[language]()).windows
