import type { Language } from '#src/shared/language.ts'
import type { LeadPhrases } from '../vi/desk/leads.ts'

const areas: Readonly<Record<Language, () => Promise<{ readonly leads: LeadPhrases }>>> = {
  vi: () => import('../vi/desk/leads.ts'),
  en: () => import('../en/desk/leads.ts'),
  km: () => import('../vi/desk/leads.ts'),
}

/** The phrases about patterns worth a look. */
export const loadLeads = async (language: Language): Promise<LeadPhrases> =>
  (await areas[language]()).leads
