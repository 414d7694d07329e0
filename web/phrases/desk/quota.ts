import type { Language } from '#src/shared/language.ts'
import type { QuotaPhrases } from '../vi/desk/quota.ts'

const areas: Readonly<Record<Language, () => Promise<{ readonly quota: QuotaPhrases }>>> = {
  vi: () => import('../vi/desk/quota.ts'),
  en: () => import('../en/desk/quota.ts'),
  km: () => import('../vi/desk/quota.ts'),
}

/** The phrases about quotas. */
export const loadQuota = async (language: Language): Promise<QuotaPhrases> =>
  (await areas[language]()).quota
