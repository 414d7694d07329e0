import { type Language, wantedLanguage } from '#src/shared/language.ts'

export const themes = ['system', 'light', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]

export const textSizes = ['normal', 'large', 'larger'] as const
export type TextSize = (typeof textSizes)[number]

/** How this reader wants pages: kept in cookies, so that the first byte is already right. */
export type Preferences = {
  readonly language: Language
  readonly theme: Theme
  readonly text: TextSize
}

/** Cookie of each preference. The API reads the language's too, for the sentences of refusals. */
export const preferenceCookies = {
  language: 'hoithi_language',
  theme: 'hoithi_theme',
  text: 'hoithi_text',
} as const

const known = <T extends string>(values: readonly T[], wanted: string | undefined): T | undefined =>
  values.find((value) => value === wanted)

/** Reads the preferences from cookies, else (language) from the browser's wish, else Vietnamese. */
export const readPreferences = (
  cookie: (name: string) => string | undefined,
  acceptLanguage: string,
): Preferences => ({
  language: wantedLanguage(cookie(preferenceCookies.language), acceptLanguage),
  theme: known(themes, cookie(preferenceCookies.theme)) ?? 'system',
  text: known(textSizes, cookie(preferenceCookies.text)) ?? 'normal',
})
