import type { Language } from '#src/shared/language.ts'
import type { SitePhrases } from './vi/site.ts'

// One area, one file like this: a language that nobody reads never reaches the browser.
const areas: Readonly<Record<Language, () => Promise<{ readonly site: SitePhrases }>>> = {
  vi: () => import('./vi/site.ts'),
  en: () => import('./en/site.ts'),
  km: () => import('./km/site.ts'),
}

/** The phrases of the frame in one language. */
export const loadSite = async (language: Language): Promise<SitePhrases> =>
  (await areas[language]()).site
