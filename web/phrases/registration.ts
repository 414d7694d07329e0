import type { Language } from '#src/shared/language.ts'
import type { RegistrationPhrases } from './vi/registration.ts'

const areas: Readonly<
  Record<Language, () => Promise<{ readonly registration: RegistrationPhrases }>>
> = {
  vi: () => import('./vi/registration.ts'),
  en: () => import('./en/registration.ts'),
  km: () => import('./km/registration.ts'),
}

/** The phrases of registering oneself, in one language. */
export const loadRegistration = async (language: Language): Promise<RegistrationPhrases> =>
  (await areas[language]()).registration
