import type { Language } from '#src/shared/language.ts'
import type { PublishPhrases } from '../vi/desk/publish.ts'

const areas: Readonly<Record<Language, () => Promise<{ readonly publish: PublishPhrases }>>> = {
  vi: () => import('../vi/desk/publish.ts'),
  en: () => import('../en/desk/publish.ts'),
  km: () => import('../vi/desk/publish.ts'),
}

/** The phrases about freezing and publishing results. */
export const loadPublish = async (language: Language): Promise<PublishPhrases> =>
  (await areas[language]()).publish
