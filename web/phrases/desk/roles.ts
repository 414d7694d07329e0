import type { Language } from '#src/shared/language.ts'
import type { RolesPhrases } from '../vi/desk/roles.ts'

const areas: Readonly<Record<Language, () => Promise<{ readonly roles: RolesPhrases }>>> = {
  vi: () => import('../vi/desk/roles.ts'),
  en: () => import('../en/desk/roles.ts'),
  km: () => import('../vi/desk/roles.ts'),
}

/** The phrases about who does what. */
export const loadRoles = async (language: Language): Promise<RolesPhrases> =>
  (await areas[language]()).roles
