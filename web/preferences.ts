import { type Language, languages } from '#src/shared/language.ts'

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

/** The languages of an Accept-Language header, most wanted first; unknown ones left out. */
export const acceptedLanguages = (header: string): readonly Language[] =>
  header
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';')
      const weight = Number(/q=([\d.]+)/u.exec(rest.join(';'))?.[1] ?? 1)
      return { language: known(languages, tag.slice(0, 2).toLowerCase()), weight }
    })
    .filter((entry) => entry.weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .flatMap((entry) => entry.language ?? [])

/** Reads the preferences from cookies, else (language) from the browser's wish, else Vietnamese. */
export const readPreferences = (
  cookie: (name: string) => string | undefined,
  acceptLanguage: string,
): Preferences => ({
  language:
    known(languages, cookie(preferenceCookies.language)) ??
    acceptedLanguages(acceptLanguage)[0] ??
    'vi',
  theme: known(themes, cookie(preferenceCookies.theme)) ?? 'system',
  text: known(textSizes, cookie(preferenceCookies.text)) ?? 'normal',
})
