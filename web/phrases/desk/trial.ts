import type { Language } from '#src/shared/language.ts'
import type { TrialPhrases } from '#web/phrases/vi/desk/trial.ts'

const areas: Readonly<Record<Language, () => Promise<{ readonly trial: TrialPhrases }>>> = {
  vi: () => import('#web/phrases/vi/desk/trial.ts'),
  en: () => import('#web/phrases/en/desk/trial.ts'),
  km: () => import('#web/phrases/vi/desk/trial.ts'),
}

/** The phrases of the trial run. */
export const loadTrialPhrases = async (language: Language): Promise<TrialPhrases> =>
  (await areas[language]()).trial
