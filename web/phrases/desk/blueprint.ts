import type { Language } from '#src/shared/language.ts'
import type { BlueprintPhrases } from '#web/phrases/vi/desk/blueprint.ts'

const areas: Readonly<Record<Language, () => Promise<{ readonly blueprint: BlueprintPhrases }>>> = {
  vi: () => import('#web/phrases/vi/desk/blueprint.ts'),
  en: () => import('#web/phrases/en/desk/blueprint.ts'),
  km: () => import('#web/phrases/vi/desk/blueprint.ts'),
}

/** The phrases of the blueprint's editor. */
export const loadBlueprintPhrases = async (language: Language): Promise<BlueprintPhrases> =>
  (await areas[language]()).blueprint
