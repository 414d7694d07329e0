import type { Language } from '#src/shared/language.ts'
import type { AccountPhrases } from './vi/account.ts'

const areas: Readonly<Record<Language, () => Promise<{ readonly account: AccountPhrases }>>> = {
  vi: () => import('./vi/account.ts'),
  en: () => import('./en/account.ts'),
  km: () => import('./km/account.ts'),
}

/** The phrases of signing in and of one's account in one language. */
export const loadAccountPhrases = async (language: Language): Promise<AccountPhrases> =>
  (await areas[language]()).account
