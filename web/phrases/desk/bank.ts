import type { Language } from '#src/shared/language.ts'
import type { BankPhrases } from '#web/phrases/vi/desk/bank.ts'

const areas: Readonly<Record<Language, () => Promise<{ readonly bank: BankPhrases }>>> = {
  vi: () => import('#web/phrases/vi/desk/bank.ts'),
  en: () => import('#web/phrases/en/desk/bank.ts'),
  km: () => import('#web/phrases/vi/desk/bank.ts'),
}

/** The phrases of the desk of question banks. */
export const loadBankPhrases = async (language: Language): Promise<BankPhrases> =>
  (await areas[language]()).bank
